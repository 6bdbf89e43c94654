"""The civil servant's view of the own form: which office has it, and what was decided."""
from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.verification.answers import LevelShown, TimelineShown
from services.verification.casework import Work, flagged_among, load
from services.verification.domain.levels import LEVELS
from services.verification.domain.when_a_level_is_expected import expected
from services.verification.domain.whose_office import office_of
from services.verification.domain.working_days import between
from services.verification.tables import cases
from services.verification.views.case_shown import changes_shown, levels_shown


def timeline(uow: UnitOfWork, actor: Actor, person_id: str) -> TimelineShown:
    """Each level and each decision, without the names of verifiers; empty before the first Kirim."""
    if actor.person_id != person_id:
        raise NotFound("Formulir ini tidak ditemukan.")
    row = uow.session.execute(sa.select(cases).where(cases.c.person_id == person_id)).one_or_none()
    if row is None:
        return TimelineShown(state="", sent_at="", levels=[], changes=[])
    [work] = load(uow, [row])
    return TimelineShown(
        state=row.state,
        sent_at=row.sent_at.isoformat(),
        levels=_levels(uow, work),
        changes=changes_shown(uow, work, decidable=False, tell_names=False),
    )


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
