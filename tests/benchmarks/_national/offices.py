"""Whose inboxes are opened: offices with as much work in the small country as in the large one, and the fullest."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks._installation import database
from tests.benchmarks._officials import LEVELS

OPEN = """SELECT level, office_kind, office_id, count(*) FROM cases
          WHERE state = 'open' AND claimed_by IS NULL GROUP BY 1, 2, 3"""
WITH_AN_OFFICIAL = "SELECT profile, jurisdiction_kind, jurisdiction_id FROM profiles"
FIRST_AND_LAST = """SELECT register_number, nip, name FROM cases WHERE state = 'open' AND claimed_by IS NULL
    AND level = %s AND office_kind = %s AND office_id = %s ORDER BY since {}, id {} LIMIT 1"""
OFFICES = 7  # at each level that has so many: each official logs in once
EVERYTHING = 10**9
LIKE = {1: 3, 2: 5, 3: EVERYTHING, 4: EVERYTHING}  # cases: units grow in number with a country, the two BKN do not


@dataclass(frozen=True)
class Office:
    """An inbox with its number of cases, and the oldest and the newest of them."""

    level: int
    kind: str
    area: str
    cases: int

    @property
    def key(self) -> tuple[int, str, str]:
        return self.level, self.kind, self.area

    def oldest(self) -> tuple[str, str, str]:
        """Nomor register, NIP and name of the case at the head of the queue."""
        return self._one("ASC")

    def newest(self) -> tuple[str, str, str]:
        """The same of the one at its end."""
        return self._one("DESC")

    def _one(self, order: str) -> tuple[str, str, str]:
        with database("verification") as connection:
            row = connection.execute(FIRST_AND_LAST.format(order, order), self.key).fetchone()
        assert row, f"the inbox of {self.key} is empty by now"
        return row[0], row[1], row[2]


def chosen(level: int) -> list[Office]:
    """The offices of a level in which so much waits as in ``LIKE``, or nearly."""
    nearest = sorted(_of(level), key=lambda office: (abs(office.cases - LIKE[level]), office.area))
    return nearest[:OFFICES]


def fullest(level: int) -> Office:
    """Where most waits."""
    return max(_of(level), key=lambda office: office.cases)


def _of(level: int) -> list[Office]:
    with database("identity") as connection:
        known = {tuple(row) for row in connection.execute(WITH_AN_OFFICIAL)}
    with database("verification") as connection:
        offices = [Office(*row) for row in connection.execute(OPEN)]
    found = [o for o in offices if o.level == level and (LEVELS[level], o.kind, o.area) in known]
    assert found, f"nothing waits at level {level}: ./epupns seed --cases 5000 --officials"
    return found
