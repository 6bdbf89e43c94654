"""Whose agency it is, and where who asks stands towards it."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.errors import NotFound
from services.contracts.registration.missing import Followed
from services.registration.domain.who_follows_up import MAY, Side, sides
from services.registration.tables import missing_people, people

NOT_HERE = "Instansi ini tidak ditemukan di wilayah Anda."
UNKNOWN = "Orang ini tidak ditemukan di wilayah Anda."
SENT = "sudah mengirim formulirnya"
CHANGED = "sudah diubah orang lain sejak halaman dibuka"
NOT_NOW = "tindak lanjutnya tidak pada tahap itu"
ONESELF = "diri Anda sendiri"
NOT_YOURS = "bukan bagian Anda"


@dataclass(frozen=True)
class Agency:
    """One agency, and on which sides of it who asks stands."""

    id: str
    name: str
    held: frozenset[Side]


def agency_of(actor: Actor, services: Services, agency_id: str) -> Agency:
    """Raises ``NotFound`` alike for an agency of others and one that does not exist."""
    found = agencies_of(actor, services, [agency_id]).get(agency_id)
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def agencies_of(actor: Actor, services: Services, agency_ids: Collection[str]) -> dict[str, Agency]:
    """Those of them towards which the actor stands anywhere, by id."""
    asked = [{"kind": JurisdictionKind.AGENCY, "id": one} for one in sorted(set(agency_ids))]
    areas = [area for area in services.reference.areas(areas=asked) if area] if asked else []
    known = {one["id"]: Agency(one["id"], one["name"], sides(actor, one["id"], one["kanreg_id"])) for one in areas}
    return {agency_id: agency for agency_id, agency in known.items() if agency.held}


def one_missing(uow: UnitOfWork, person_id: str) -> sa.Row[Any]:
    """Raises ``NotFound`` for who is not missing."""
    mine = sa.select(missing_people).where(missing_people.c.person_id == person_id)
    row = uow.session.execute(mine).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    return row


class Taken:
    """People of one decision, held until the end: those whom it may touch, and why it does not touch the others."""

    def __init__(self) -> None:
        self.rows: list[sa.Row[Any]] = []
        self.others: list[tuple[str, str]] = []

    def followed(self) -> Followed:
        """The answer, when all of ``rows`` were changed."""
        return Followed(changed=[row.person_id for row in self.rows], others=self.others)


def take(
    uow: UnitOfWork, actor: Actor, services: Services, what: str, chosen: Sequence[dict[str, Any]], *,
    versions: bool = True,
) -> Taken:
    """``what``: of ``MAY``.  Raises ``NotFound`` when one of them is not in the actor's hands: nothing is done then."""
    versions_of = {one["person_id"].lower(): one.get("version", 0) for one in chosen}
    mine = among(missing_people.c.person_id, sorted(versions_of))
    rows = uow.session.execute(
        sa.select(missing_people).where(mine).order_by(missing_people.c.person_id).with_for_update()
    ).all()
    gone = _others(uow, versions_of.keys() - {row.person_id for row in rows})
    agencies = agencies_of(actor, services, {row.agency_id for row in [*rows, *gone]})
    if any(row.agency_id not in agencies for row in [*rows, *gone]) or len(rows) + len(gone) < len(versions_of):
        raise NotFound(UNKNOWN)
    taken = Taken()
    taken.others = [(row.name, SENT) for row in gone]
    for row in rows:
        stale = versions and row.version != versions_of[row.person_id]
        if why := CHANGED if stale else _why_not(actor, agencies[row.agency_id], what, row):
            taken.others.append((row.name, why))
        else:
            taken.rows.append(row)
    return taken


def _others(uow: UnitOfWork, person_ids: Collection[str]) -> list[sa.Row[Any]]:
    if not person_ids:
        return []
    mine = sa.select(people.c.id, people.c.agency_id, people.c.name).where(among(people.c.id, sorted(person_ids)))
    return list(uow.session.execute(mine.order_by(people.c.id)))


def _why_not(actor: Actor, agency: Agency, what: str, row: sa.Row[Any]) -> str:
    by, stages = MAY[what]
    if not by & agency.held:
        return NOT_YOURS
    if row.stage not in stages:
        return NOT_NOW
    own = row.person_id == actor.person_id or (what == "decide" and row.proposed_by == actor.account_id)
    return ONESELF if own and what != "remind" else ""
