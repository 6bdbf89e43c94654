"""Possible NIPs that never meet: each number of a person has its own day of birth and sequence number.

Most civil servants are between 40 and 57: their years of birth have more slots.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# age in years: slots for each day of birth; together about the pyramid of the civil service
SLOTS = {**dict.fromkeys(range(24, 30), 1), **dict.fromkeys(range(30, 40), 2), **dict.fromkeys(range(40, 58), 4)}
FIRST_SEQUENCE = 100  # lower numbers are left to people who were imported
MOST_SLOTS = max(SLOTS.values())
TURNS = (1000 - FIRST_SEQUENCE) // MOST_SLOTS
STRIDE = 7919  # a prime: neighbours in number are strangers in age
MONTHS = (1, 1, 1, 2, 3, 3, 3, 3, 4, 4, 12, 12)  # when appointments take effect, mostly
YOUNGEST, OLDEST = 19, 34  # years of age at appointment
WOMEN = 0.52


@dataclass(frozen=True, slots=True)
class Drawn:
    """A NIP with its parts."""

    nip: str
    birth: date
    appointed: date
    sex: str


class Nips:
    """The NIPs of a year; ``year`` decides who is 24 and who is 57, ``seed`` which sequence numbers are taken."""

    def __init__(self, year: int, seed: int) -> None:
        self._latest = year - 2  # long enough ago to have become PNS
        self._seed = seed
        self._days = _days(year)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._days) * TURNS

    def draw(self, number: int, rng: Random) -> Drawn:
        """The NIP of a person's number; two numbers never give the same one."""
        day, digits, slot = self._days[number * STRIDE % len(self._days)]
        turn = (number // len(self._days) + self._seed * 31) % TURNS
        sequence = FIRST_SEQUENCE + turn * MOST_SLOTS + slot
        year = min(day.year + rng.randint(YOUNGEST, OLDEST), self._latest)
        month = rng.choice(MONTHS)
        sex = "2" if rng.random() < WOMEN else "1"
        return Drawn(f"{digits}{year}{month:02}{sex}{sequence:03}", day, date(year, month, 1), sex)


def _days(year: int) -> list[tuple[date, str, int]]:
    """Every day of birth, as often as its year has slots; the number of days is no multiple of STRIDE."""
    days = [
        (date(year - age, 1, 1) + timedelta(days=day), slot)
        for age, slots in SLOTS.items()
        for day in range(365)
        for slot in range(slots)
    ]
    return [(day, f"{day:%Y%m%d}", slot) for day, slot in days]
