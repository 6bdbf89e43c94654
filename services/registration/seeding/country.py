"""What people are seeded over: agencies with their units, places, and the codes that a record needs.

Read from reference's own database over ``REFERENCE_DATABASE_URL``.  That is this tool's privilege: services ask each
other by RPC, but a seeding tool works before anything runs, and asks for whole lists.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import sqlalchemy as sa

from services.registration.seeding.homes import Homes
from services.registration.seeding.trades import Trade, trade_of_education, trade_of_position, trade_of_unit

# only agencies that somebody verifies at level 3, and units that a level-1 verifier covers: elsewhere a form would wait
AGENCIES = sa.text(
    "SELECT id, name, national, kind, province_code, province FROM agencies "
    "WHERE national OR kanreg_id IS NOT NULL ORDER BY code, id"
)
UNITS = sa.text(
    "SELECT u.id, u.agency_id, u.name, u.eselon FROM org_units u WHERE u.active "
    "AND EXISTS (SELECT FROM org_units f WHERE f.id = ANY(u.path) AND f.level1) ORDER BY u.id"
)
PLACES = sa.text("SELECT code, name, hint FROM list_values WHERE list = 'lokasi' AND rank = 0 ORDER BY code")
VALUES = sa.text("SELECT code, name, parent FROM list_values WHERE list = :list AND active AND rank = 0 ORDER BY code")

AGENCY_SIZES = {"KEMENT": 14, "PROV": 9, "KAB": 7, "KOT": 6}  # the others: 4
UNIT_SIZES = {Trade.TEACHER: 8, Trade.HEALTH: 5, Trade.OFFICE: 2}
KEPT = 300  # values of a long list that are used


@dataclass(frozen=True, slots=True)
class Unit:
    """An org unit; ``headed`` when it has an eselon, so that somebody may be its head."""

    id: str
    trade: Trade
    headed: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency with at least one unit; ``sizes`` are running sums for ``Random.choices``."""

    id: str
    national: bool
    kind: str  # PROV, KAB, KOT, KEMENT, …
    province: str  # code
    home: str  # lokasi
    units: list[Unit]
    sizes: list[int]


@dataclass(frozen=True, slots=True)
class Country:
    """Codes by what they are for; every list has at least one code."""

    agencies: list[Agency]
    sizes: list[int]
    places: list[tuple[str, str]]  # lokasi code and name
    schooling: dict[tuple[str, Trade], list[str]]  # level of education and trade: pendidikan
    functional: dict[tuple[Trade, str], list[str]]  # trade and jenjang: jft
    general: list[str]  # jfu

    def agency(self, rng: Random) -> Agency:
        """One of the agencies, big ones more often."""
        return rng.choices(self.agencies, cum_weights=self.sizes)[0]


def read_country(reference: sa.Connection, rng: Random) -> Country:
    """Raises ``LookupError`` in one sentence when reference has no units or lists yet."""
    places = [(row.code, row.name, row.hint) for row in reference.execute(PLACES)]
    agencies = _agencies(reference, places)
    general = [row.code for row in reference.execute(VALUES, {"list": "jfu"})]
    if not (agencies and places and general):
        raise LookupError("reference has no units or lists yet; import them, then run services.reference.seeding.")
    return Country(
        agencies=agencies,
        sizes=list(accumulate(AGENCY_SIZES.get(agency.kind, 4) for agency in agencies)),
        places=[(code, name) for code, name, _ in places],
        schooling=_schooling(reference, rng),
        functional=_functional(reference),
        general=rng.sample(general, min(KEPT, len(general))),
    )


def _agencies(reference: sa.Connection, places: list[tuple[str, str, str]]) -> list[Agency]:
    units: dict[str, list[Unit]] = defaultdict(list)
    for row in reference.execute(UNITS):
        units[row.agency_id].append(Unit(row.id, trade_of_unit(row.name), row.eselon not in ("", "99")))
    homes = Homes(places)
    return [
        Agency(
            id=row.id,
            national=row.national,
            kind=row.kind,
            province=row.province_code,
            home=homes.of(row.name, row.province),
            units=units[row.id],
            sizes=list(accumulate(UNIT_SIZES[unit.trade] for unit in units[row.id])),
        )
        for row in reference.execute(AGENCIES)
        if row.id in units
    ]


def _schooling(reference: sa.Connection, rng: Random) -> dict[tuple[str, Trade], list[str]]:
    found: dict[tuple[str, Trade], list[str]] = defaultdict(list)
    for row in reference.execute(VALUES, {"list": "pendidikan"}):
        found[row.parent, trade_of_education(row.name)].append(row.code)
    return {key: rng.sample(codes, min(KEPT, len(codes))) for key, codes in found.items()}


def _functional(reference: sa.Connection) -> dict[tuple[Trade, str], list[str]]:
    found: dict[tuple[Trade, str], list[str]] = defaultdict(list)
    for row in reference.execute(VALUES, {"list": "jft"}):
        found[trade_of_position(row.name), row.parent].append(row.code)
    return dict(found)
