"""``python -m deploy.compose``: writes compose.yaml from the table of processes; ``--check`` only compares."""

import sys

from deploy.compose.file import compose_file
from deploy.compose.inside import HERE

TARGET = HERE / "compose.yaml"


def main() -> None:
    """The command."""
    if "--check" not in sys.argv:
        TARGET.write_text(compose_file())
        print(TARGET.relative_to(HERE.parents[1]))
    elif TARGET.read_text() != compose_file():
        sys.exit("out of date, run python -m deploy.compose: deploy/compose/compose.yaml")


if __name__ == "__main__":
    main()
