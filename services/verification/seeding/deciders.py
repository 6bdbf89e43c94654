"""Which demo official decides in which office; read from identity's own database, which is a seeder's privilege."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from services.verification.domain.levels import LEVELS
from services.verification.domain.whose_office import Office

PROFILES = sa.text(
    "SELECT DISTINCT ON (p.profile, p.jurisdiction_kind, p.jurisdiction_id) p.profile, p.jurisdiction_kind AS kind,"
    " p.jurisdiction_id AS area, a.id::text AS account_id, a.name"
    " FROM profiles p JOIN accounts a ON a.id = p.account_id"
    " WHERE a.demo AND p.profile = ANY (:profiles) AND p.ended_at IS NULL"
    " ORDER BY p.profile, p.jurisdiction_kind, p.jurisdiction_id, a.username"
)


@dataclass(frozen=True)
class Decider:
    """An account and its holder's name."""

    account_id: str
    name: str


Deciders = dict[tuple[int, str, str], Decider]  # level, jurisdiction kind, jurisdiction id


def read_deciders(identity: sa.Connection) -> Deciders:
    """One for each office that has any; as long as the list of offices, however many cases there are."""
    level_of = {level.profile: level.number for level in LEVELS.values()}
    rows = identity.execute(PROFILES, {"profiles": list(level_of)})
    return {(level_of[row.profile], row.kind, row.area): Decider(row.account_id, row.name) for row in rows}


def decider_of(deciders: Deciders, level: int, office: Office) -> Decider:
    """Who decides at this level in this office; where nobody has the profile now, somebody had it before."""
    place = (level, office.kind.value, office.id)
    return deciders.get(place) or Decider(
        str(uuid5(NAMESPACE_URL, f"epupns:demo:{place}")), f"Verifikator {office.name}"
    )
