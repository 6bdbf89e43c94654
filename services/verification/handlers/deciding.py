"""Verifiers decide changes, save drafts, and send; what is sent becomes final 10 seconds later."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert

from services.chassis.failure import is_transient
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.identity.closed_doors import refuse_when_closed
from services.contracts.identity.settings import Phase
from services.contracts.verification.answers import Sent
from services.contracts.verification.events import CaseReturned
from services.contracts.verification.who_may import WHO_MAY
from services.verification.audited import tell, tell_decisions
from services.verification.casework import Work, load, load_one
from services.verification.domain.levels import after
from services.verification.domain.who_may_decide import who
from services.verification.handlers.arriving import pass_on
from services.verification.handlers.claiming import held, seen_by
from services.verification.handlers.leasing import TAKE_BACK
from services.verification.handlers.moving import Move, move
from services.verification.offices import office_name
from services.verification.tables import cases, decisions, drafts

log = structlog.get_logger()
PUT_OFF = timedelta(minutes=1)
AT_ONCE = 200  # cases that are completed in one transaction


def save(uow: UnitOfWork, actor: Actor, case_id: str, version: int, decisions: Sequence[dict[str, str]]) -> None:
    """Simpan: keep draft decisions; only changes that this level decides, a rejection only with its reason."""
    work = held(uow, actor, "save", case_id, version)
    allowed = {change.id for change in work.left}
    problems: dict[str, list[str]] = {}
    for decision in decisions:
        if decision["change_id"] not in allowed:
            problems[decision["change_id"]] = [f"Perubahan ini tidak diputuskan di {work.level.name}."]
        elif decision["verdict"] == "reject" and not decision["reason"].strip():
            problems[decision["change_id"]] = ["Tulis alasan menolak; alasan ini dibaca oleh PNS."]
    if problems:
        raise Invalid("Keputusan belum dapat disimpan.", fields=problems)
    for decision in decisions:
        _keep_draft(uow, actor, work, decision)
    verdicts = {decision["change_id"]: decision["verdict"] for decision in decisions}
    tell(uow, actor, Action.DECISIONS_SAVED, work.case, after=verdicts)


def _keep_draft(uow: UnitOfWork, actor: Actor, work: Work, decision: dict[str, str]) -> None:
    mine = {"change_id": decision["change_id"], "level": work.case.level}
    if not decision["verdict"]:
        uow.session.execute(sa.delete(drafts).where(*(drafts.c[name] == value for name, value in mine.items())))
        return
    said = {"verdict": decision["verdict"], "reason": decision["reason"].strip(), "by": actor.account_id}
    said["reason"] = said["reason"] if said["verdict"] == "reject" else ""
    statement = insert(drafts).values(**mine, **said)
    uow.session.execute(statement.on_conflict_do_update(index_elements=["change_id", "level"], set_=said))


def send(uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int) -> Sent:
    """Kirim: when every change of this level is decided; it runs in 10 seconds unless it is taken back."""
    return _schedule(uow, actor, services, "send", case_id, version, "send")


def return_form(uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int) -> Sent:
    """Kembalikan: back to the civil servant with the reasons, as soon as one change is rejected."""
    return _schedule(uow, actor, services, "return_form", case_id, version, "return")


def _schedule(
    uow: UnitOfWork, actor: Actor, services: Services, action: str, case_id: str, version: int, outcome: str
) -> Sent:
    work = held(uow, actor, action, case_id, version)
    phase, agency_id = Phase.VERIFICATION, work.case.agency_id
    refuse_when_closed(phase, services.identity.opening(phase=phase, agency_id=agency_id))
    verdicts = _drafts(uow, work)
    undecided = [change for change in work.left if change.id not in verdicts]
    if outcome == "send" and undecided:
        raise Invalid(
            f"Masih ada {len(undecided)} perubahan yang belum diputuskan.",
            fields={change.id: ["Setujui atau tolak perubahan ini."] for change in undecided},
        )
    if outcome == "return" and "reject" not in {draft.verdict for draft in verdicts.values()}:
        raise Invalid("Untuk mengembalikan formulir, tolak sedikitnya satu perubahan beserta alasannya.", fields={})
    due = datetime.now(UTC) + TAKE_BACK
    by = {"account_id": actor.account_id, "who": who(actor), "name": actor.name, "office": office_name(work.case)}
    scheduled = {"state": "sending", "version": version + 1, "outcome": outcome, "outcome_by": by, "due_at": due}
    uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(scheduled))
    tell(uow, actor, Action.CASE_SENT if outcome == "send" else Action.CASE_RETURNED, work.case)
    following = after(work.case.level)
    to_level = following.number if following and outcome == "send" else 0
    return Sent(case_id=case_id, version=version + 1, due_at=due.isoformat(), to_level=to_level)


def undo(uow: UnitOfWork, actor: Actor, case_id: str, version: int) -> None:
    """Urungkan: take back what was sent less than 10 seconds ago."""
    case = seen_by(uow, actor, case_id).case
    mine = WHO_MAY["undo"].allows(case.state) and case.version == version and case.claimed_by == actor.account_id
    if not mine or case.due_at <= datetime.now(UTC):
        raise Conflict("Sudah lewat 10 detik: kiriman tidak dapat ditarik kembali.", code="too_late", by="", at="")
    back = {"state": "open", "version": version + 1, "outcome": "", "outcome_by": None, "due_at": None}
    uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(back))
    tell(uow, actor, Action.SENDING_UNDONE, case)


def complete_due(uow: UnitOfWork) -> int:
    """Make final what was sent 10 seconds ago; how many cases that was."""
    due = sa.select(cases).where(cases.c.state == "sending", cases.c.due_at <= sa.func.now())
    rows = uow.session.execute(due.order_by(cases.c.due_at).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    for work in load(uow, rows):
        _make_final_or_put_off(uow, work)
    return len(rows)


def _make_final_or_put_off(uow: UnitOfWork, work: Work) -> None:
    """A case that cannot be completed holds up no other one: it is told and tried again a minute later."""
    try:
        with uow.session.begin_nested():
            decided = _make_final(uow, work)
    except Exception as error:
        if is_transient(error):
            raise
        log.exception("completion_failed", case_id=work.case.id)
        later = {"due_at": datetime.now(UTC) + PUT_OFF}
        uow.session.execute(sa.update(cases).where(cases.c.id == work.case.id).values(later))
    else:
        tell_decisions(uow, work, decided)


def _make_final(uow: UnitOfWork, work: Work) -> list[dict[str, Any]]:
    by, case = work.case.outcome_by, work.case
    verdicts = _drafts(uow, work)
    rows = [
        {
            "case_id": case.id, "level": case.level, "round": case.round, "change_id": change.id, "key": change.key,
            "digest": change.digest, "verdict": verdicts[change.id].verdict, "reason": verdicts[change.id].reason, **by,
        }
        for change in work.left
        if change.id in verdicts
    ]
    if rows:
        uow.session.execute(sa.insert(decisions), rows)
        uow.session.execute(sa.delete(drafts).where(drafts.c.change_id.in_([row["change_id"] for row in rows])))
    signature = (by["who"], by["name"], by["office"])
    if case.outcome == "return":
        move(uow, [Move(case, "returned", case.level, by=signature)])
        uow.publish(
            CaseReturned(
                case_id=case.id, submission_id=case.submission_id, person_id=case.person_id,
                reasons=reasons(uow, case.id, case.round),
            )
        )
    else:
        pass_on(uow, load(uow, [load_one(uow, cases.c.id == case.id).case]), by=signature)
    return rows


def reasons(uow: UnitOfWork, case_id: str, round: int) -> dict[str, str]:
    """Why changes were rejected in this round, also at the levels before: all of them can be mended now."""
    mine = (decisions.c.case_id == case_id, decisions.c.round == round, decisions.c.verdict == "reject")
    return {row.key: row.reason for row in uow.session.execute(sa.select(decisions).where(*mine))}


def _drafts(uow: UnitOfWork, work: Work) -> dict[str, sa.Row[Any]]:
    mine = (drafts.c.level == work.case.level, drafts.c.change_id.in_([change.id for change in work.left]))
    return {row.change_id: row for row in uow.session.execute(sa.select(drafts).where(*mine))}
