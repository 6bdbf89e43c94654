"""``python -m deploy.documents``: writes the documents that are made from the code; ``--check`` only compares."""

import sys
from pathlib import Path

from deploy.documents.asyncapi import asyncapi
from deploy.documents.fields import field_table
from deploy.documents.openapi import openapi
from deploy.documents.policy import policy
from deploy.documents.states import state_table

DOCS = Path(__file__).parents[2] / "docs"
MADE = {
    "asyncapi.yaml": asyncapi, "fields.md": field_table, "openapi.yaml": openapi, "policy.md": policy,
    "states.md": state_table,
}  # fmt: skip


def stale() -> list[str]:
    """The documents that the code has left behind."""
    return [name for name, make in MADE.items() if not (DOCS / name).exists() or (DOCS / name).read_text() != make()]


def main() -> None:
    """The command."""
    if "--check" in sys.argv:
        behind = stale()
        sys.exit(f"out of date, run python -m deploy.documents: {', '.join(behind)}" if behind else 0)
    for name, make in MADE.items():
        (DOCS / name).write_text(make())
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
