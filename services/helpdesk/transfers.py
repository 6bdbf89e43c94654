"""An agency that differs: both agencies confirm the transfer; silence for five working days leaves it to the decree."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.helpdesk.answers import TransferAsked, TransferSide
from services.contracts.profiles import Profile
from services.contracts.reference.answers import AreaShown
from services.helpdesk.at_my_desks import signature, tell
from services.helpdesk.changing import change
from services.helpdesk.claiming import workable
from services.helpdesk.domain.is_the_transfer_confirmed import ANOTHER, ELSEWHERE, days_left, decides, why_not
from services.helpdesk.tables import tickets, transfers

MOST = 100  # transfers that wait for one agency, on its page
NO_MOVE = "Laporan ini bukan tentang instansi yang berbeda."
SAME = "Instansi ini sudah instansi pegawai itu. Pilih instansi yang lain."
UNKNOWN = "Tidak ada perpindahan dengan nomor itu yang menunggu instansi Anda."


def ask_agencies(
    uow: UnitOfWork, actor: Actor, services: Services, number: str, version: int, agency_id: str
) -> dict[str, int]:
    """Ask both agencies whether the person has moved; asked anew for another agency, all begins again."""
    row = workable(uow, actor, "ask_agencies", number, version)
    if row.category != "beda_instansi" or not row.person_id:
        raise Invalid(NO_MOVE, fields={"agency_id": [NO_MOVE]})
    if agency_id == row.agency_id:
        raise Invalid(SAME, fields={"agency_id": [SAME]})
    sides = {"from": row.agency_id, "to": agency_id}
    known: list[AreaShown] = services.reference.areas(areas=[{"kind": "agency", "id": one} for one in sides.values()])
    areas = {area["id"]: area for area in known}
    _assert_decides(actor, row, areas.get(agency_id))
    uow.session.execute(sa.delete(transfers).where(transfers.c.ticket_id == row.id))
    asked = [
        {"ticket_id": row.id, "side": side, "agency_id": one, "agency_name": areas[one]["name"] if one in areas else ""}
        for side, one in sides.items()
    ]
    uow.session.execute(sa.insert(transfers), asked)
    tell(uow, actor, Action.TRANSFER_ASKED, row, after=sides)
    return {"version": change(uow, row)}


def confirm_transfer(
    uow: UnitOfWork, actor: Actor, number: str, agency_id: str, verdict: str, note: str
) -> dict[str, Any]:
    """What an agency's admin says of it; said again it is what was said last, until the ticket is answered."""
    mine = (tickets.c.number == number.upper(), transfers.c.agency_id == agency_id, _looked_after(actor))
    wanted = sa.select(transfers.c.side, tickets).join(tickets, tickets.c.id == transfers.c.ticket_id).where(*mine)
    row = uow.session.execute(wanted.with_for_update()).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    if row.state != "waiting":
        raise Conflict(UNKNOWN, code="decided", by="", at="")
    said = {"verdict": verdict, "note": note, "by": actor.name, "at": sa.func.now()}
    this = (transfers.c.ticket_id == row.id, transfers.c.side == row.side)
    uow.session.execute(sa.update(transfers).where(*this).values(said))
    change(uow, row)
    after = {"side": row.side, "verdict": verdict}
    uow.audit(Action.TRANSFER_CONFIRMED, subject=row.number, people=[row.person_id], after=after)
    return {}


def transfers_to_confirm(uow: UnitOfWork, actor: Actor) -> list[TransferAsked]:
    """What waits for the actor's agencies, oldest first, and what they said while the ticket still waits."""
    other = transfers.alias("other")
    wanted = (
        sa.select(transfers, tickets.c.number, tickets.c.name, tickets.c.nip, tickets.c.facts, tickets.c.person_id,
                  tickets.c.documents, other.c.agency_name.label("other_name"))
        .join(tickets, tickets.c.id == transfers.c.ticket_id)
        .join(other, sa.and_(other.c.ticket_id == transfers.c.ticket_id, other.c.side != transfers.c.side))
        .where(tickets.c.state == "waiting", _looked_after(actor)).order_by(transfers.c.asked_at).limit(MOST)
    )  # fmt: skip
    rows = uow.session.execute(wanted).all()
    people = sorted({row.person_id for row in rows})
    uow.audit(Action.TRANSFERS_VIEWED, people=people, after={"rows": len(rows)})
    return [_asked(row) for row in rows]


def sides_of(uow: UnitOfWork, ticket_id: str) -> list[TransferSide]:
    """What both agencies have said; none while nobody was asked."""
    mine = sa.select(transfers).where(transfers.c.ticket_id == ticket_id).order_by(transfers.c.side)
    return [
        TransferSide(
            side=row.side, agency_id=row.agency_id, agency=row.agency_name, verdict=row.verdict, note=row.note,
            by=row.by, days_left=days_left(row.asked_at, datetime.now(UTC)),
        )
        for row in uow.session.execute(mine)
    ]


def assert_confirmed(
    uow: UnitOfWork, actor: Actor, services: Services, row: sa.Row[Any], effect: dict[str, str]
) -> None:
    """Raises ``Invalid`` while a move may not be approved, not yet or not by the actor."""
    if row.category != "beda_instansi":
        return
    areas: list[AreaShown] = services.reference.areas(areas=[{"kind": "agency", "id": effect["agency_id"]}])
    _assert_decides(actor, row, areas[0] if areas else None)
    sides = sides_of(uow, row.id)
    if sides and effect["agency_id"] not in {side["agency_id"] for side in sides if side["side"] == "to"}:
        raise Invalid(ANOTHER, fields={"agency_id": [ANOTHER]})
    if reason := why_not({side["side"]: (side["verdict"], side["days_left"]) for side in sides}):
        raise Invalid(reason, fields={"agency_id": [reason]})


def _assert_decides(actor: Actor, row: sa.Row[Any], target: AreaShown | None) -> None:
    profile = signature(actor, row.desks)["profile"]
    if not decides(profile, row.kanreg_id, target["kanreg_id"] if target else ""):
        raise Invalid(ELSEWHERE, fields={"agency_id": [ELSEWHERE]})


def _looked_after(actor: Actor) -> sa.ColumnElement[bool]:
    held = [place.id for place in actor.holds(Profile.AGENCY_ADMIN) if place.kind is JurisdictionKind.AGENCY]
    return transfers.c.agency_id.in_(sorted(held))


def _asked(row: sa.Row[Any]) -> TransferAsked:
    return TransferAsked(
        number=row.number, name=row.name, nip=row.nip, side=row.side, agency_id=row.agency_id, agency=row.agency_name,
        other=row.other_name, decree=row.facts.get("sk_nomor", ""), decree_date=row.facts.get("sk_tanggal", ""),
        verdict=row.verdict, note=row.note, by=row.by, asked_at=row.asked_at.isoformat(),
        days_left=days_left(row.asked_at, datetime.now(UTC)),
    )
