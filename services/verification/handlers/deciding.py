"""Verifiers send what they decided, on or back to the civil servant; it becomes final 10 seconds later."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog

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
from services.verification.handlers.claiming import in_hand, next_case, seen_by
from services.verification.handlers.drafting import Decisions, keep, kept
from services.verification.handlers.leasing import TAKE_BACK, lengthened
from services.verification.handlers.moving import Move, move
from services.verification.handlers.noting_quality import note_decided
from services.verification.level1_offices import belongs_here, share_ticks
from services.verification.offices import office_name
from services.verification.tables import cases, decisions, drafts

log = structlog.get_logger()
PUT_OFF = timedelta(minutes=1)
AT_ONCE = 200  # cases that are completed in one transaction


def send(
    uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int, decisions: Decisions = (),
    *, take_next: bool = False,
) -> Sent:
    """Kirim: when every change of this level is decided; it runs in 10 seconds unless it is taken back.

    ``decisions`` are saved first; they are kept only when the case is sent, and only then is a next one taken.
    """
    work = _ready(uow, actor, services, "send", case_id, version)
    keep(uow, actor, work, decisions)
    verdicts = kept(uow, work)
    if undecided := [change for change in work.left if change.id not in verdicts]:
        raise Invalid(
            f"Masih ada {len(undecided)} perubahan yang belum diputuskan.",
            fields={change.id: ["Setujui atau tolak perubahan ini."] for change in undecided},
        )
    return _schedule(uow, actor, work, "send", take_next=take_next)


def return_form(
    uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int, decisions: Decisions = (),
    *, take_next: bool = False,
) -> Sent:
    """Kembalikan: back to the civil servant with the reasons, as soon as one change is rejected.

    ``decisions`` are saved first; they are kept only when the form is returned, and only then is a next one taken.
    """
    work = _ready(uow, actor, services, "return_form", case_id, version)
    keep(uow, actor, work, decisions)
    if "reject" not in {draft.verdict for draft in kept(uow, work).values()}:
        raise Invalid("Untuk mengembalikan formulir, tolak sedikitnya satu perubahan beserta alasannya.", fields={})
    return _schedule(uow, actor, work, "return", take_next=take_next)


def _ready(uow: UnitOfWork, actor: Actor, services: Services, action: str, case_id: str, version: int) -> Work:
    """The case in the actor's hand, while its agency's verification is open."""
    work = in_hand(uow, actor, action, case_id, version)
    phase, agency_id = Phase.VERIFICATION, work.case.agency_id
    refuse_when_closed(phase, services.identity.opening(phase=phase, agency_id=agency_id))
    return work


def _schedule(uow: UnitOfWork, actor: Actor, work: Work, outcome: str, *, take_next: bool) -> Sent:
    case, due = work.case, datetime.now(UTC) + TAKE_BACK
    by = {"account_id": actor.account_id, "who": who(actor), "name": actor.name, "office": office_name(case)}
    scheduled = {
        "state": "sending", "version": case.version + 1, "outcome": outcome, "outcome_by": by, "due_at": due,
        "claimed_until": lengthened(),
    }
    uow.session.execute(sa.update(cases).where(cases.c.id == case.id).values(scheduled))
    tell(uow, actor, Action.CASE_SENT if outcome == "send" else Action.CASE_RETURNED, case)
    following = after(case.level)
    to_level = following.number if following and outcome == "send" else 0
    number = next_case(uow, actor)["register_number"] if take_next else ""
    return Sent(case_id=case.id, version=case.version + 1, due_at=due.isoformat(), to_level=to_level, next=number)


def undo(uow: UnitOfWork, actor: Actor, case_id: str, version: int) -> None:
    """Urungkan: take back what was sent less than 10 seconds ago.

    Where the case is another office's by now (a tick or the chosen unit changed), it goes there with its ticks.
    """
    share_ticks(uow)
    work = seen_by(uow, actor, case_id)
    case = work.case
    mine = WHO_MAY["undo"].allows(case.state) and case.version == version and case.claimed_by == actor.account_id
    if not mine or case.due_at <= datetime.now(UTC):
        raise Conflict("Sudah lewat 10 detik: kiriman tidak dapat ditarik kembali.", code="too_late", by="", at="")
    if belongs_here(uow, work):
        back = {"state": "open", "version": version + 1, "outcome": "", "outcome_by": None, "due_at": None}
        uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(back))
    else:
        move(uow, [Move(case, "queued", case.level)])
    tell(uow, actor, Action.SENDING_UNDONE, case)


def complete_due(uow: UnitOfWork) -> int:
    """Make final what was sent 10 seconds ago; how many cases that was."""
    due = sa.select(cases).where(cases.c.state == "sending", cases.c.due_at <= sa.func.now())
    rows = uow.session.execute(due.order_by(cases.c.due_at).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    made = [(work, decided) for work in load(uow, rows) if (decided := _make_final_or_put_off(uow, work)) is not None]
    if made:
        _note(uow, made)
    return len(rows)


def _note(uow: UnitOfWork, made: list[tuple[Work, list[dict[str, Any]]]]) -> None:
    """Sums of quality hold up no decision: where they cannot be added for all at once, then for each case alone."""
    try:
        with uow.session.begin_nested():
            note_decided(uow, made)
    except Exception as error:
        if is_transient(error):
            raise
        log.exception("quality_not_noted", case_ids=[work.case.id for work, _ in made])
        if len(made) > 1:
            for one in made:
                _note(uow, [one])


def _make_final_or_put_off(uow: UnitOfWork, work: Work) -> list[dict[str, Any]] | None:
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
        return None
    tell_decisions(uow, work, decided)
    return decided


def _make_final(uow: UnitOfWork, work: Work) -> list[dict[str, Any]]:
    by, case = work.case.outcome_by, work.case
    verdicts = kept(uow, work)
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
        pass_on(uow, [load_one(uow, cases.c.id == case.id)], by=signature)
    return rows


def reasons(uow: UnitOfWork, case_id: str, round: int) -> dict[str, str]:
    """Why changes were rejected in this round, also at the levels before: all of them can be mended now."""
    mine = (decisions.c.case_id == case_id, decisions.c.round == round, decisions.c.verdict == "reject")
    return {row.key: row.reason for row in uow.session.execute(sa.select(decisions).where(*mine))}
