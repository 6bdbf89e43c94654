"""What is likely the same value twice: the same words but for spelling and abbreviations, and the same numbers.

SD Negeri 1 and SD Negeri 2 are two schools; SDN 3 Telaga and Sekolah Dasar Negeri 3 Tellaga are one.
"""

from services.contracts.spelling.how_mistakes_are_forgiven import distance, forgiven
from services.contracts.spelling.how_search_matches import wanted

LEFT_OVER = 1  # words that one name may have more than the other


def is_likely_the_same(one: str, other: str) -> bool:
    """Whether two names of one list and one place mean the same thing."""
    mine, theirs = _plain(one), _plain(other)
    if _numbers(mine) != _numbers(theirs):
        return False
    fewer, more = sorted((_words(mine), _words(theirs)), key=len)
    if len(more) - len(fewer) > LEFT_OVER or not fewer:
        return False
    rest = list(more)
    for word in fewer:
        nearest = min(rest, key=lambda known: distance(word, known))
        if distance(word, nearest) > forgiven(word):
            return False
        rest.remove(nearest)
    return True


def _plain(name: str) -> list[str]:
    """Its words, abbreviations written out in the longest way, numbers apart from letters."""
    longest = [max(part.ways, key=lambda way: (len(way), way)) for part in wanted(name)]
    return [word for way in longest for word in way]


def _numbers(words: list[str]) -> list[str]:
    return sorted(word.lstrip("0") for word in words if word.isdigit())


def _words(words: list[str]) -> list[str]:
    return [word for word in words if not word.isdigit()]
