"""Ways in which hurried people write the name of one school: abbreviations, order, case, mistakes; always the same.

Six of ten hold a mistyped word, one of ten two of them: more than people make.
"""

from __future__ import annotations

import random

from tests.benchmarks._misspelt import mistyped

KINDS = ("SD Negeri", "SDN", "SD N", "Sekolah Dasar Negeri", "S.D.N.", "SD Negri", "Sekolah Dasar Negri", "SD. Negeri")
ORDERS = (
    "{kind} {number} {village}", "{kind} {number} {village}", "{village} {kind} {number}", "{kind} {village} {number}",
)  # fmt: skip
CASES = (str.title, str.upper, str.lower, str)


def spellings(number: int, village: str, *, school: int = 3, seed: int = 2015) -> list[str]:
    """``number`` different spellings of SD Negeri 3 of a village, likelier ones first as a rule."""
    dice, found = random.Random(seed), dict.fromkeys([f"SD Negeri {school} {village}"])
    numbers = (str(school), str(school), f"{school:02}", f"No. {school}", f"no {school}", f"{'I' * school}")
    while len(found) < number:
        words = village.split()
        mistakes = dice.choices((0, 1, 2), (4, 5, 1))[0]
        for at in dice.sample(range(len(words)), k=min(mistakes, len(words))):
            words[at] = mistyped(dice, words[at])
        parts = {"kind": dice.choice(KINDS), "number": dice.choice(numbers), "village": " ".join(words)}
        typed = dice.choice(ORDERS).format(**parts)
        if dice.random() < 0.08:
            typed = typed.replace("SDN ", "SDN")
        found.setdefault(dice.choice(CASES)(typed) + dice.choice(("", "", "", ".")))
    return list(found)
