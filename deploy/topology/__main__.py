"""``python -m deploy.topology``: declares every exchange and queue; safe to run again.

``--check`` declares nothing and names what is missing or declared otherwise.
"""
from __future__ import annotations

import os
import sys

from deploy.topology.declaring import DeclaredOtherwise, declare, problems


def main() -> None:
    """The command."""
    url = os.environ["AMQP_URL"]
    if "--check" in sys.argv:
        found = problems(url)
        sys.exit("\n".join(found) if found else 0)
    try:
        print(f"{declare(url)} queues declared")
    except DeclaredOtherwise as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
