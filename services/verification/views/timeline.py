"""The civil servant's view of the own form: which office has it, and what was decided."""
from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.verification.answers import LevelShown, TimelineShown
from services.contracts.verification.turning_back import TurnedBack
from services.contracts.working_days import between
from services.verification.casework import Work, flagged_among, load
from services.verification.domain.levels import LEVELS
from services.verification.domain.when_a_level_is_expected import expected
from services.verification.domain.whose_office import office_of
from services.verification.tables import cases, transitions
from services.verification.views.case_shown import changes_shown, levels_shown


def timeline(uow: UnitOfWork, actor: Actor, person_id: str) -> TimelineShown:
    """Each level and each decision, without the names of verifiers; empty before the first Kirim."""
    if actor.person_id != person_id:
        raise NotFound("Formulir ini tidak ditemukan.")
    row = uow.session.execute(sa.select(cases).where(cases.c.person_id == person_id)).one_or_none()
    if row is None:
        return TimelineShown(state="", sent_at="", levels=[], changes=[])
    [work] = load(uow, [row])
    shown = TimelineShown(
        state=row.state,
        sent_at=row.sent_at.isoformat(),
        levels=_levels(uow, work),
        changes=changes_shown(uow, work, decidable=False, tell_names=False),
    )
    if back := _turned_back(uow, row):
        shown["turned_back"] = back
    return shown


def _levels(uow: UnitOfWork, work: Work) -> list[LevelShown]:
    """Each level without its verifier's name, with the office that it will come to and the day to expect."""
    shown, today = levels_shown(uow, work), datetime.now(UTC).date()
    flagged = flagged_among(uow, [work])
    days = {}
    if work.case.state not in ("returned", "no_office", "record_conflict"):
        days = expected([(one["level"], one["state"], _day(one["since"])) for one in shown], today)
    for one in shown:
        one["by"] = ""
        since, due = _day(one["since"]), days.get(one["level"])
        one["expected"] = due.isoformat() if due else ""
        one["working_days"] = between(since, today) if since else 0
        if one["state"] == "todo" and (office := office_of(LEVELS[one["level"]], work.place, flagged)):
            one["office"] = office.name
    return shown


def _day(moment: str) -> date | None:
    return datetime.fromisoformat(moment).date() if moment else None


def _turned_back(uow: UnitOfWork, case: sa.Row[Any]) -> TurnedBack | None:
    """Why the form is in the civil servant's hands again, when somebody turned it back."""
    here = (transitions.c.case_id == case.id, transitions.c.version == case.version)
    step = uow.session.execute(sa.select(transitions).where(*here)).one_or_none() if case.state == "returned" else None
    return TurnedBack(reason=step.why, at=step.at.isoformat()) if step is not None and step.why else None
