"""How the type-ahead matches: every word typed, in any order; short words only at the beginning of a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.contracts.spelling.what_abbreviations_mean import LONGEST, MEANINGS, Words

ANYWHERE = 3  # letters: a shorter word would be found in nearly every name
_APART = re.compile(r"[^\w]+")
_GLUED = re.compile(r"([a-z]+)(\d+)")  # "sdn3"
_MEANT_LITERALLY = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


@dataclass(frozen=True)
class Wanted:
    """A word or an abbreviation that was typed, and the ways in which a name may have it: any of them will do."""

    typed: str
    ways: tuple[Words, ...]


def searched_text(*texts: str) -> str:
    """What is stored beside a value: its words in lower case, each with a space before it."""
    return " " + " ".join(words(" ".join(texts)))


def words(text: str) -> list[str]:
    """The words of a text in lower case; signs part words and are never searched for."""
    return [word for word in _APART.split(text.lower()) if word]


def wanted(q: str) -> list[Wanted]:
    """What ``q`` asks for: a value matches when it has every one of them, in any order."""
    return list(_parts(words(q)))


def patterns(q: str) -> list[str]:
    """A LIKE pattern for each word of ``q`` as it was typed."""
    return [pattern(word) for word in words(q)]


def pattern(word: str) -> str:
    """What ``searched_text`` must be like to have the word."""
    escaped = word.translate(_MEANT_LITERALLY)
    return f"%{escaped}%" if len(escaped) >= ANYWHERE else f"% {escaped}%"


def _parts(typed: list[str]) -> Iterator[Wanted]:
    at = 0
    while at < len(typed):
        longest = min(LONGEST, len(typed) - at)
        known = next((n for n in range(longest, 0, -1) if tuple(typed[at : at + n]) in MEANINGS), 0)
        taken = tuple(typed[at : at + max(known, 1)])
        yield Wanted(" ".join(taken), MEANINGS[taken] if known else _ways(taken[0]))
        at += len(taken)


def _ways(word: str) -> tuple[Words, ...]:
    """The word itself; letters with a number at their end also apart, the letters as an abbreviation."""
    if (glued := _GLUED.fullmatch(word)) is None:
        return ((word,),)
    letters, number = glued.groups()
    meant = MEANINGS.get((letters,), ((letters,),))
    return ((word,), *((*way, number) for way in meant))
