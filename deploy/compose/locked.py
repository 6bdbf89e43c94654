"""The part of requirements.lock that an image needs: ``locked.py`` the product, ``locked.py NAME …`` these packages.

Runs in the image's build before anything is installed, so it needs the standard library alone.
"""

import re
import sys
import tomllib
from pathlib import Path

BLOCK = re.compile(r"^(?=\S+==)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
ANNOTATION = re.compile(r"^    #(?: via)? +([A-Za-z0-9._-]+)", re.MULTILINE)


def blocks(lock: str) -> dict[str, str]:
    """Each package's lines: version, marker, hashes, who wants it; for some there is a version for each Python."""
    found: dict[str, str] = {}
    for block in BLOCK.split(lock):
        if "==" in block:
            found[_name(block)] = found.get(_name(block), "") + block
    return found


def with_what_they_need(roots: set[str], known: dict[str, str]) -> set[str]:
    """`roots` and all that they stand on, by the lock's own annotations."""
    wanted = set(roots)
    while more := {name for name in known.keys() - wanted if wanted & set(ANNOTATION.findall(known[name]))}:
        wanted |= more
    return wanted


def product(pyproject: str) -> set[str]:
    """The project's dependencies without extras: what runs, not what tests."""
    project = tomllib.loads(pyproject)["project"]
    return {_name(requirement) for requirement in project["dependencies"]}


def _name(requirement: str) -> str:
    match = NAME.match(requirement)
    if match is None:
        raise ValueError(f"not a requirement: {requirement}")
    return match[0].lower().replace("_", "-").replace(".", "-")


def main(names: list[str]) -> None:
    """Print the blocks."""
    known = blocks(Path("requirements.lock").read_text())
    roots = set(names) or product(Path("pyproject.toml").read_text())
    if lacking := roots - known.keys():
        sys.exit(f"requirements.lock has no {', '.join(sorted(lacking))}")
    wanted = with_what_they_need(roots, known)
    print("".join(block for name, block in known.items() if name in wanted), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
