"""How mistyped words are forgiven: the nearest words of the list stand for them, one mistake in short, two in long.

A distance counts letters that are missing, too many or wrong, and neighbours that changed places (Damerau).
"""

from collections.abc import Iterable

SHORTEST = 4  # letters: a shorter word is near to everything
LONG = 7  # letters from which two mistakes are forgiven
MOST = 6  # words that stand for one


def forgiven(word: str) -> int:
    """Mistakes that may be in a word."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def meant(typed: str, known: Iterable[str]) -> list[str]:
    """The words of ``known`` that ``typed`` stands for, all equally near; an unfinished word is near its beginning."""
    far = {word: _distance(typed, word) for word in known}
    nearest = min(far.values(), default=forgiven(typed) + 1)
    if nearest > forgiven(typed):
        return []
    return sorted((word for word, distance in far.items() if distance == nearest), key=lambda w: (len(w), w))[:MOST]


def perhaps(typed: str, known: Iterable[str]) -> list[str]:
    """All words of ``known`` that are near enough, the nearest first: asked when the nearest lead nowhere."""
    far = sorted((_distance(typed, word), len(word), word) for word in known)
    return [word for distance, _, word in far if distance <= forgiven(typed)][: 2 * MOST]


def _distance(typed: str, word: str) -> int:
    """To the word, or to a beginning of it that is about as long as what was typed."""
    return min(distance(typed, word[:end]) for end in {len(word), *_ends(typed, word)})


def _ends(typed: str, word: str) -> Iterable[int]:
    return (end for end in range(len(typed) - 1, len(typed) + 2) if 0 < end < len(word))


def distance(one: str, other: str) -> int:
    """Of two words, in mistakes."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
