"""The usual units of an agency, from ``trees.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LINE = re.compile(r"^( *)(.+?)(?: (\d\d))?( \*)?(?: x(\d+))?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of unit in the tree; ``depth`` 0 is the top."""

    depth: int
    name: str
    eselon: str
    level1: bool
    times: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One unit; ``number`` and ``parent`` are ids within the agency, such as ``06-03-11``."""

    number: str
    parent: str
    name: str
    eselon: str
    level1: bool


def plan(kind: str, place: str) -> Iterator[Planned]:
    """The units of an agency of this kind (PROV, KAB, KOT; anything else is national), parents first."""
    above: list[str] = []  # numbers of the units on the way down
    counts: list[int] = []
    for line in _tree({"PROV": "PROVINSI", "KAB": "DAERAH", "KOT": "DAERAH"}.get(kind, "PUSAT")):
        del above[line.depth :], counts[line.depth + 1 :]
        counts += [0] * (line.depth + 1 - len(counts))
        parent = above[-1] if above else ""
        for n in range(1, line.times + 1):
            counts[line.depth] += 1
            number = f"{parent}-{counts[line.depth]:02}".lstrip("-")
            yield Planned(number, parent, line.name.format(n=n, place=place), line.eselon, line.level1)
        above.append(number)


@cache
def _tree(name: str) -> tuple[Line, ...]:
    trees = tomllib.loads((Path(__file__).parent / "trees.toml").read_text(encoding="utf-8"))
    return tuple(_line(text) for text in trees[name].strip().splitlines())


def _line(text: str) -> Line:
    match = _LINE.match(text)
    if match is None:
        raise ValueError(f"trees.toml: cannot read {text!r}")
    indent, name, eselon, flag, times = match.groups()
    return Line(len(indent) // 2, name, eselon or "", bool(flag), int(times or 1))
