"""Cases arrive at a level: into an office's inbox, or on at once where the level has nothing to decide."""
from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.verification.events import CaseCompleted
from services.contracts.verification.messages import CaseAtLevel
from services.verification.casework import Work, flagged_among, load
from services.verification.domain.levels import after
from services.verification.domain.whose_office import office_of
from services.verification.handlers.checking import check
from services.verification.handlers.moving import Move, move
from services.verification.level1_offices import share_ticks
from services.verification.tables import cases


class UnknownCase(Exception):
    """A message about a case, or a version of one, that this database has not seen: no lateness explains that."""


def arrive(uow: UnitOfWork, level: int, messages: Sequence[CaseAtLevel]) -> None:
    """Open the work of a batch of cases, in one transaction; a message that is late or double changes nothing.

    Raises ``UnknownCase``: such a message is parked until the case is there.
    """
    share_ticks(uow)
    fresh = uow.claim(f"level.{level}", *(message.event_id for message in messages))
    fresh_ones = [message for message in messages if message.event_id in fresh]
    wanted = {m.case_id: m.version for m in sorted(fresh_ones, key=lambda m: m.version)}  # the newest of each case
    found = uow.session.execute(
        sa.select(cases)
        .where(among(cases.c.id, wanted), cases.c.state == "queued", cases.c.level == level)
        .order_by(cases.c.id)
        .with_for_update()
    ).all()
    arriving = [case for case in found if case.version == wanted[case.id]]
    _assert_late(uow, {case_id: wanted[case_id] for case_id in wanted.keys() - {case.id for case in arriving}})
    works = load(uow, arriving)
    staying: list[Work] = []
    leaving: list[Work] = []
    for work in works:
        (staying if work.needs_people else leaving).append(work)
    flagged = flagged_among(uow, staying)
    check(uow, staying)
    move(uow, [_into_inbox(work, flagged) for work in staying])
    pass_on(uow, leaving)


def _assert_late(uow: UnitOfWork, others: dict[str, int]) -> None:
    """Cases that do not arrive have been here before: at the message's version, or past it."""
    if not others:
        return
    rows = uow.session.execute(sa.select(cases.c.id, cases.c.version).where(among(cases.c.id, others)))
    seen: dict[str, int] = {row.id: row.version for row in rows}
    if unknown := sorted(case_id for case_id in others if case_id not in seen or seen[case_id] < others[case_id]):
        raise UnknownCase(f"no case {unknown[0]} at version {others[unknown[0]]}")


def _into_inbox(work: Work, flagged: set[str]) -> Move:
    office = office_of(work.level, work.place, flagged)
    return Move(work.case, "open" if office else "no_office", work.case.level, office)


def pass_on(uow: UnitOfWork, works: Sequence[Work], by: tuple[str, str, str] = ("", "", "")) -> None:
    """To the next level, or after the last one to the record."""
    onward, completions = [], []
    for work in works:
        following = after(work.case.level)
        if following is not None:
            onward.append(Move(work.case, "queued", following.number, by=by))
        else:
            onward.append(Move(work.case, "completed", work.case.level, by=by))
            completions.append(_completion(work))
    uow.publish(*completions)
    move(uow, onward)


def _completion(work: Work) -> CaseCompleted:
    return CaseCompleted(
        case_id=work.case.id, submission_id=work.case.submission_id,
        person_id=work.case.person_id, approved=work.approved,
    )  # fmt: skip
