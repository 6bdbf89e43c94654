"""Which characters differ between the old and the new value, so that a verifier sees the one wrong digit."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_JOINER = "\u200d"
_LARGEST_TABLE = 40_000  # pairs to compare: above it words, then only the ends, to bound the time of a page
_SHORTEST_ISLAND = 4  # an equal run shorter than this between two changes is noise to the eye


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
    before, after = _comparable(old, new)
    left: list[Piece] = []
    right: list[Piece] = []
    for same, (a, b), (c, d) in _runs(before, after):
        _append(left, Piece("".join(before[a:b]), not same))
        _append(right, Piece("".join(after[c:d]), not same))
    return left, right


def _comparable(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = graphemes(old), graphemes(new)
    if len(before) * len(after) <= _LARGEST_TABLE:
        return before, after
    return re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)


def _extends(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    if len(before) * len(after) > _LARGEST_TABLE:
        yield from _ends(before, after)
        return
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for index, (tag, a, b, c, d) in enumerate(codes):
        island = 0 < index < len(codes) - 1 and b - a < _SHORTEST_ISLAND
        yield tag == "equal" and not island, (a, b), (c, d)


def _ends(before: list[str], after: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    yield True, (0, head), (0, head)
    yield False, (head, len(before) - tail), (head, len(after) - tail)
    yield True, (len(before) - tail, len(before)), (len(after) - tail, len(after))


def _append(pieces: list[Piece], piece: Piece) -> None:
    if pieces and pieces[-1].changed == piece.changed:
        pieces[-1] = Piece(pieces[-1].text + piece.text, piece.changed)
    elif piece.text:
        pieces.append(piece)
