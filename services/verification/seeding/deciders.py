"""Which demo officials decide in which office; read from identity's own database, which is a seeder's privilege."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from services.verification.domain.levels import LEVELS
from services.verification.domain.whose_office import Office

PROFILES = sa.text(
    "SELECT p.profile, p.jurisdiction_kind AS kind, p.jurisdiction_id AS area, a.id::text AS account_id, a.name"
    " FROM profiles p JOIN accounts a ON a.id = p.account_id"
    " WHERE a.demo AND p.profile = ANY (:profiles) AND p.ended_at IS NULL"
    " ORDER BY p.profile, p.jurisdiction_kind, p.jurisdiction_id, a.username"
)


@dataclass(frozen=True)
class Decider:
    """An account and its holder's name."""

    account_id: str
    name: str


Deciders = dict[tuple[int, str, str], list[Decider]]  # level, jurisdiction kind, jurisdiction id


def read_deciders(identity: sa.Connection) -> Deciders:
    """All of each office that has any; as long as the list of officials, however many cases there are."""
    level_of = {level.profile: level.number for level in LEVELS.values()}
    rows = identity.execute(PROFILES, {"profiles": list(level_of)})
    found: Deciders = {}
    for row in rows:
        found.setdefault((level_of[row.profile], row.kind, row.area), []).append(Decider(row.account_id, row.name))
    return found


def decider_of(deciders: Deciders, level: int, office: Office, rng: Random) -> Decider:
    """One of those who decide at this level in this office; where nobody has the profile, somebody had it before."""
    place = (level, office.kind.value, office.id)
    gone = Decider(str(uuid5(NAMESPACE_URL, f"epupns:demo:{place}")), f"Verifikator {office.name}")
    return rng.choice(deciders.get(place) or [gone])
