"""A hundred thousand made-up schools, and a thousand queries for them as hurried people type: always the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

SCHOOLS, QUERIES = 100_000, 1_000
KINDS = (
    ("SD Negeri", "sdn", 0.6), ("SMP Negeri", "smp n", 0.2), ("SMA Negeri", "sman", 0.1), ("MTs Negeri", "mtsn", 0.1),
)  # fmt: skip
SYLLABLES = (
    *("ba", "ci", "de", "ga", "ka", "la", "ma", "nu", "pa"),
    *("ra", "sa", "ti", "wa", "mun", "jur", "lam", "ren", "sung"),
)
LETTERS = "abdegiklmnoprstu"


class Query(NamedTuple):
    """What is typed, and the school that is meant."""

    typed: str
    meant: str


def schools(number: int = SCHOOLS) -> Iterator[str]:
    """Names such as SD Negeri 12 Lamwati, each once."""
    dice, seen = random.Random(2015), set[str]()
    villages = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize() for _ in range(9_000)]
    while len(seen) < number:
        kind = dice.choices([kind for kind, _, _ in KINDS], [share for *_, share in KINDS])[0]
        name = f"{kind} {dice.randint(1, 40)} {dice.choice(villages)}"
        if name not in seen:
            seen.add(name)
            yield name


def queries(names: list[str], number: int = QUERIES) -> list[Query]:
    """For schools picked at random: abbreviated, in another order, with a mistake in the longest word."""
    dice = random.Random(1945)
    return [_query(dice, dice.choice(names)) for _ in range(number)]


def _query(dice: random.Random, name: str) -> Query:
    kind, short = next((kind, short) for kind, short, _ in KINDS if name.startswith(kind))
    number, village = name.removeprefix(kind).split()
    words = [short if dice.random() < 0.7 else kind.lower(), number, mistyped(dice, village.lower())]
    if dice.random() < 0.3:
        dice.shuffle(words)
    return Query(" ".join(words), name)


def mistyped(dice: random.Random, word: str) -> str:
    """One letter missing, doubled, wrong, or changed with its neighbour."""
    at = dice.randrange(1, len(word) - 1)
    return dice.choice((
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + dice.choice(LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ))  # fmt: skip
