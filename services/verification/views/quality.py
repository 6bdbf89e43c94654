"""Mutu verifikasi: what the verifiers of a supervised office did in a period, from sums made as they did it."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.verification.quality import QualityOffice, QualityShown, VerifierQuality
from services.verification.domain.how_fast_can_one_read import A_CHANGE, A_PAGE, PAGES
from services.verification.domain.who_supervises import Supervised, supervised_by
from services.verification.handlers.noting_quality import JAKARTA
from services.verification.handlers.supervising import grants
from services.verification.tables import SUMS, verifier_days

FEWEST = 10  # cases: a rate of fewer says more of chance than of a person
MOST_OFFICES = 1000


def quality(uow: UnitOfWork, actor: Actor, level: int, office_id: str, days: int) -> QualityShown:
    """Raises ``NotFound`` for an office that the actor does not supervise, or in which nobody decided."""
    since = datetime.now(UTC).astimezone(JAKARTA).date() - timedelta(days=days - 1)
    offices = _offices(uow, supervised_by(actor), since)
    rows: list[VerifierQuality] = []
    if level:
        here = [one for one in offices if (one["level"], one["id"]) == (level, office_id)]
        if not here:
            raise NotFound("Kantor ini tidak ditemukan di wilayah Anda, atau belum ada keputusan pada masa itu.")
        rows = _rows(uow, here[0], since)
        told = {"level": level, "office": office_id, "verifiers": len(rows)}
        uow.audit(Action.INBOX_VIEWED, subject="quality", after=told, used=grants(actor))
    return QualityShown(offices=offices, rows=rows, fewest=FEWEST, a_change=A_CHANGE, a_page=A_PAGE, pages=PAGES)


def _offices(uow: UnitOfWork, mine: list[Supervised], since: date) -> list[QualityOffice]:
    v = verifier_days.c
    theirs = sa.or_(sa.false(), *(_of_one(one) for one in mine))
    name = sa.func.max(v.office).label("name")
    found = sa.select(v.level, v.office_kind, v.office_id, name).where(theirs, v.day >= since)
    grouped = found.group_by(v.level, v.office_kind, v.office_id).order_by(v.level, name).limit(MOST_OFFICES)
    return [
        QualityOffice(level=row.level, kind=row.office_kind, id=row.office_id, name=row.name)
        for row in uow.session.execute(grouped)
    ]


def _of_one(one: Supervised) -> sa.ColumnElement[bool]:
    v = verifier_days.c
    if one.office is None:
        return sa.and_(v.level == one.level, v.agency_id == one.area)
    return sa.and_(v.level == one.level, v.office_kind == one.office, v.office_id == one.area)


def _rows(uow: UnitOfWork, office: QualityOffice, since: date) -> list[VerifierQuality]:
    v = verifier_days.c
    here = (v.office_kind == office["kind"], v.office_id == office["id"], v.level == office["level"], v.day >= since)
    name = sa.func.max(v.name).label("name")
    sums = [sa.cast(sa.func.sum(v[number]), sa.Integer).label(number) for number in SUMS]
    rows = uow.session.execute(sa.select(name, *sums).where(*here).group_by(v.who).order_by(name, v.who)).mappings()
    return [VerifierQuality(**row) for row in rows]  # type: ignore[typeddict-item]
