"""Simpan: a verifier's decisions as drafts, changeable until they are sent."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among, insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.verification.audited import tell
from services.verification.casework import Work
from services.verification.handlers.claiming import held
from services.verification.tables import drafts

Decisions = Sequence[dict[str, str]]  # change_id, verdict ("approve", "reject", "" for none), reason


def save(uow: UnitOfWork, actor: Actor, case_id: str, version: int, decisions: Decisions) -> None:
    """Simpan: keep draft decisions; only changes that this level decides, a rejection only with its reason."""
    _keep(uow, actor, held(uow, actor, "save", case_id, version), decisions)


def keep(uow: UnitOfWork, actor: Actor, work: Work, decisions: Decisions) -> None:
    """The same for a case in hand, where there may be nothing to save.  Raises ``Invalid``."""
    if decisions:
        _keep(uow, actor, work, decisions)


def kept(uow: UnitOfWork, work: Work) -> dict[str, sa.Row[Any]]:
    """The drafts of what this level still has to decide, by change."""
    mine = (drafts.c.level == work.case.level, among(drafts.c.change_id, [change.id for change in work.left]))
    return {row.change_id: row for row in uow.session.execute(sa.select(drafts).where(*mine))}


def _refuse_wrong(work: Work, decisions: Decisions) -> None:
    allowed = {change.id for change in work.left}
    problems: dict[str, list[str]] = {}
    for decision in decisions:
        if decision["change_id"] not in allowed:
            problems[decision["change_id"]] = [f"Perubahan ini tidak diputuskan di {work.level.name}."]
        elif decision["verdict"] == "reject" and not decision["reason"].strip():
            problems[decision["change_id"]] = ["Tulis alasan menolak; alasan ini dibaca oleh PNS."]
    if problems:
        raise Invalid("Keputusan belum dapat disimpan.", fields=problems)


def _keep(uow: UnitOfWork, actor: Actor, work: Work, decisions: Decisions) -> None:
    _refuse_wrong(work, decisions)
    _write(uow, actor, work, decisions)
    verdicts = {decision["change_id"]: decision["verdict"] for decision in decisions}
    tell(uow, actor, Action.DECISIONS_SAVED, work.case, after=verdicts)


def _write(uow: UnitOfWork, actor: Actor, work: Work, said: Decisions) -> None:
    """Ticks are kept in one statement, however many they are; a tick that was taken away is forgotten."""
    level = work.case.level
    if taken_away := [one["change_id"] for one in said if not one["verdict"]]:
        uow.session.execute(sa.delete(drafts).where(drafts.c.level == level, among(drafts.c.change_id, taken_away)))
    rows = {one["change_id"]: _draft(actor, level, one) for one in said if one["verdict"]}
    if rows:
        new = insert_rows(drafts, list(rows.values()))
        changed = {name: new.excluded[name] for name in ("verdict", "reason", "by")}
        uow.session.execute(new.on_conflict_do_update(index_elements=["change_id", "level"], set_=changed))


def _draft(actor: Actor, level: int, said: dict[str, str]) -> dict[str, Any]:
    reason = said["reason"].strip() if said["verdict"] == "reject" else ""
    by = {"change_id": said["change_id"], "level": level, "by": actor.account_id}
    return {**by, "verdict": said["verdict"], "reason": reason}
