"""Which requests ask for the same missing value: the same numbers, and the same words but for spelling.

Abbreviations are written out, the order of the words plays no part.  SDN 3 Telaga and Tellaga 3 Sekolah Dasar Negeri
are one; SDN 3 and SDN 4 never are.  What is doubtful stays apart, and an operator merges it;
what was grouped wrongly an operator takes out.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from services.contracts.spelling.how_mistakes_are_forgiven import SHORTEST, distance, forgiven
from services.contracts.spelling.how_search_matches import wanted

ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
SAY_NOTHING = frozenset(("no", "nmr", "nomor", "nomer"))  # before a number
GLUED = 2  # mistakes in all letters together, where words were written as one
_GLUED_TO = re.compile(r"\b(sdn|smpn|sman|smkn|slbn|mtsn)(?=[ivx]+\b|no\b|[^\W\d]{4})")  # "SDNTelaga", "SDNIII"
_DOTTED = re.compile(r"\b([^\W\d])\.\s?(?=[^\W\d]\b)")  # "S.D.N."
_BOTH = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")  # "3telaga"


@dataclass(frozen=True)
class Spelling:
    """A name taken apart: its words in the order of the alphabet, its numbers, and all letters as they were typed."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    letters: str

    @property
    def key(self) -> str:
        """The same for two names that differ in nothing that counts."""
        return f"{' '.join(self.numbers)}|{' '.join(self.words)}"


@lru_cache(maxsize=4096)
def spelling(name: str) -> Spelling:
    """What counts of a name."""
    parts = [_number(word) for word in _written_out(name) if word not in SAY_NOTHING]
    words = [part for part in parts if not part.isdigit()]
    numbers = sorted((part for part in parts if part.isdigit()), key=int)
    return Spelling(tuple(sorted(words)), tuple(numbers), "".join(words))


def how_far(one: Spelling, other: Spelling) -> int | None:
    """Mistakes between two names that may mean the same; None for names that do not."""
    if one.numbers != other.numbers or not one.words or not other.words:
        return None
    if len(one.words) == len(other.words):
        return _word_by_word(one.words, other.words)
    mine, theirs = Counter(one.words), Counter(other.words)
    differing = (mine - theirs) + (theirs - mine)
    if any(len(word) < SHORTEST for word in differing):  # Mawar and Mawar A are two
        return None
    mistakes = distance(one.letters, other.letters)
    return mistakes if mistakes <= GLUED else None


def nearest(asked: Spelling, known: Iterable[tuple[str, Spelling]]) -> str:
    """The id of the group that ``asked`` belongs to, or ""; of two that are equally near the one that came first."""
    far = [(mistakes, group) for group, other in known if (mistakes := how_far(asked, other)) is not None]
    return min(far)[1] if far else ""


def _written_out(name: str) -> list[str]:
    """Its words, each abbreviation in its longest way, numbers apart from letters."""
    text = _GLUED_TO.sub(r"\1 ", _BOTH.sub(" ", _DOTTED.sub(r"\1", name)).lower())
    parts = wanted(text)
    longest = [max(part.ways, key=lambda way: (len(way), way)) for part in parts]
    return [word for way in longest for word in way]


def _number(word: str) -> str:
    if word.isdecimal() and word.isascii():
        return word.lstrip("0") or "0"
    return ROMAN.get(word, word)


def _word_by_word(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    """Mistakes in all words, each next to the one that it is nearest to; None where a word has too many."""
    rest, mistakes = list(other), 0
    for word in one:
        mistake, near = min((distance(word, known), known) for known in rest)
        if mistake > max(forgiven(word), forgiven(near)):
            return None
        rest.remove(near)
        mistakes += mistake
    return mistakes
