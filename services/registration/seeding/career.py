"""A plausible career: from the first golongan, by education, every four years one up, on 1 April or 1 October.

Source: PP 99/2000 on promotion; ranks end where the education ends them, unless a position carries further.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

GOLONGAN = ("11", "12", "13", "14", "21", "22", "23", "24", "31", "32", "33", "34", "41", "42", "43", "44", "45")
PLACE = {code: place for place, code in enumerate(GOLONGAN)}
YEARS_BETWEEN = 4

# level of education: golongan at appointment, highest regular golongan, usual age at its end
LADDER: dict[str, tuple[str, str, int]] = {
    "05": ("11", "21", 13),
    "10": ("13", "23", 16),
    "15": ("21", "32", 19),
    "17": ("21", "32", 19),
    "20": ("21", "32", 20),
    "25": ("22", "33", 21),
    "30": ("23", "33", 22),
    "35": ("31", "34", 23),
    "40": ("31", "34", 23),
    "45": ("32", "41", 26),
    "50": ("33", "42", 31),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One golongan, from ``since`` on; ``served`` is the time of service by then, in months."""

    golongan: str
    since: date
    served: int
    number: str  # of the SK
    signed: date
    kind: str  # jenis_kp


def career(level: str, appointed: date, today: date, kind: str, rng: Random) -> list[Step]:
    """Every golongan up to today; ``kind`` is the usual jenis_kp of a promotion in this position."""
    first, highest, _ = LADDER[level]
    places = range(PLACE[first], PLACE[highest] + 1 + (kind != "101"))
    steps = [_step(GOLONGAN[places[0]], appointed, appointed, "211", rng)]
    since = date(appointed.year + YEARS_BETWEEN, 4 if appointed.month <= 4 else 10, 1)  # noqa: PLR2004 - April
    for place in places[1:]:
        if since > today:
            break
        steps.append(_step(GOLONGAN[place], since, appointed, kind, rng))
        late = rng.choice((0, 0, 0, 1, 2))
        since = since.replace(year=since.year + YEARS_BETWEEN + late)
    return steps


def _step(golongan: str, since: date, appointed: date, kind: str, rng: Random) -> Step:
    signed = since - timedelta(days=20 + int(rng.random() * 60))
    number = f"{813 if kind == '211' else 823}/{10 + int(rng.random() * 900)}/{signed.year}"
    served = (since.year - appointed.year) * 12 + since.month - appointed.month
    return Step(golongan, since, served, number, signed, kind)
