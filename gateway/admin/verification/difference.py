"""Which characters differ between the old and the new value, so that a verifier sees the one wrong digit."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_JOINER = "\u200d"
_LARGEST_TABLE = 40_000  # pairs of characters: above this whole words are compared, to bound the time of a page
_SHORTEST_ISLAND = 3  # an equal run shorter than this between two changes is noise to the eye


class Piece(NamedTuple):
    """A run of text that is the same on both sides, or not."""

    text: str
    changed: bool


def graphemes(text: str) -> list[str]:
    """The characters as a reader counts them: a letter with its combining marks and joiners is one."""
    clusters: list[str] = []
    for character in text:
        joined = clusters and (_extends(character) or clusters[-1].endswith(_JOINER))
        if joined:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def difference(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both values cut into pieces; joined again they are the values, and unchanged pieces are equal in order."""
    before, after = graphemes(old), graphemes(new)
    if len(before) * len(after) > _LARGEST_TABLE:
        before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    left: list[Piece] = []
    right: list[Piece] = []
    for changed, (a, b), (c, d) in _runs(before, after):
        _append(left, "".join(before[a:b]), changed)
        _append(right, "".join(after[c:d]), changed)
    return left, right


def _extends(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for index, (tag, a, b, c, d) in enumerate(codes):
        between = 0 < index < len(codes) - 1
        yield tag != "equal" or (between and b - a < _SHORTEST_ISLAND), (a, b), (c, d)


def _append(pieces: list[Piece], text: str, changed: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))
