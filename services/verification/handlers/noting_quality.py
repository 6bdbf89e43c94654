"""Adds up by day what verifiers did and what became of it: in the transaction that makes it so, one row a verifier."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.many_rows import among, given
from services.chassis.work import UnitOfWork
from services.verification.casework import Work
from services.verification.domain.how_fast_can_one_read import INTERRUPTED, is_too_fast
from services.verification.domain.what_was_overturned import Verdict, overturned_by
from services.verification.handlers.leasing import TAKE_BACK
from services.verification.tables import SUMS, changes, transitions, verifier_days

JAKARTA = ZoneInfo("Asia/Jakarta")  # whose midnight ends a day
OF_AN_AGENCY = ("org_unit", "agency")


@dataclass(frozen=True, order=True)
class Place:
    """Where, when and who; the order in which rows are written, so that two transactions never wait crosswise."""

    office_kind: str
    office_id: str
    level: int
    day: date
    who: str
    agency_id: str = ""
    office: str = ""
    name: str = ""


Sums = dict[Place, Counter[str]]


class Executes(Protocol):
    """A session or a connection, in a transaction."""

    def execute(self, statement: Any, /) -> Any:
        """As both do."""


def note_decided(uow: UnitOfWork, done: Sequence[tuple[Work, list[dict[str, Any]]]]) -> None:
    """Cases that were sent or returned, each with the rows of its new decisions; a form without changes is none."""
    decided = [(work, rows) for work, rows in done if rows]
    if not decided:
        return
    pages = _pages(uow, [row["change_id"] for _, rows in decided for row in rows])
    sums: Sums = {}
    for work, rows in decided:
        _add_own(sums, work, rows, [pages[row["change_id"]] for row in rows])
        before = _decisions_before(work)
        for row in rows:
            for old in overturned_by(_verdict(row), before):
                if (place := _place_then(uow, work.case, old)) is not None:
                    add(sums, place, overturned=1)
    write(uow.session, sums)


def note_turned_back(uow: UnitOfWork, case: sa.Row[Any]) -> None:
    """An operator turned back a form that these people had sent on in this round."""
    mine = (transitions.c.case_id == case.id, transitions.c.round == case.round, transitions.c.who != "")
    sent_on = sa.select(transitions).where(*mine, transitions.c.why == "", transitions.c.left_level > 0)
    sums: Sums = {}
    for step in uow.session.execute(sent_on.order_by(transitions.c.version)):
        add(sums, place_of_step(case, step), turned_back=1)
    write(uow.session, sums)


def _add_own(sums: Sums, work: Work, rows: list[dict[str, Any]], documents: list[dict[str, int]]) -> None:
    case, by = work.case, work.case.outcome_by
    sent_at = case.due_at - TAKE_BACK
    place = _place(case, case.office_kind, case.office_id, case.level, sent_at, by)
    seconds = (sent_at - case.claimed_at).total_seconds() if case.claimed_at else None
    each = {digest: number for one in documents for digest, number in one.items()}  # one document may prove several
    timed = seconds is not None and 0 <= seconds <= INTERRUPTED
    add(
        sums, place, cases=1, approved=sum(row["verdict"] == "approve" for row in rows),
        rejected=sum(row["verdict"] == "reject" for row in rows), returned=int(case.outcome == "return"),
        timed=int(timed), seconds=round(seconds or 0) if timed else 0,
        too_fast=int(is_too_fast(seconds, len(rows), list(each.values()))),
    )  # fmt: skip


def _pages(uow: UnitOfWork, change_ids: list[str]) -> dict[str, dict[str, int]]:
    """Of each change its documents: digest to number of pages."""
    documents = changes.c.facts["documents"].label("documents")
    rows = uow.session.execute(sa.select(changes.c.id, documents).where(among(changes.c.id, change_ids)))
    return {row.id: {one["digest"]: one["pages"] for one in row.documents or ()} for row in rows}


def _decisions_before(work: Work) -> list[Verdict]:
    """All decisions of the case but those of this level and round, the oldest first."""
    now = (work.case.level, work.case.round)
    earlier = [row for row in work.made if (row.level, row.round) != now]
    return [
        Verdict(row.key, row.digest, row.verdict == "approve", row.who, row.level, row.round)
        for row in sorted(earlier, key=lambda row: (row.at, row.level))
    ]


def _verdict(row: dict[str, Any]) -> Verdict:
    approved = row["verdict"] == "approve"
    return Verdict(row["key"], row["digest"], approved, row["who"], row["level"], row["round"])


def _place_then(uow: UnitOfWork, case: sa.Row[Any], old: Verdict) -> Place | None:
    """Where and when an earlier decision was made; None for one of before offices were kept with steps."""
    t = transitions.c
    mine = (t.case_id == case.id, t.round == old.round, t.who == old.who, t.left_level == old.level)
    step = uow.session.execute(sa.select(transitions).where(*mine).order_by(t.version.desc()).limit(1)).one_or_none()
    return place_of_step(case, step) if step is not None else None


def place_of_step(case: Any, step: Any) -> Place:
    """``case`` with its ``agency_id``, ``step`` as a row of transitions: where a person's step was made, and when."""
    by = {"who": step.who, "name": step.name, "office": step.office}
    return _place(case, step.left_kind, step.left_id, step.left_level, step.at - TAKE_BACK, by)


def _place(case: Any, kind: str, office_id: str, level: int, at: datetime, by: dict[str, str]) -> Place:
    agency_id = case.agency_id if kind in OF_AN_AGENCY else ""
    return Place(kind, office_id, level, at.astimezone(JAKARTA).date(), by["who"], agency_id, by["office"], by["name"])


def add(sums: Sums, place: Place, **more: int) -> None:
    """``more``: numbers of ``SUMS``."""
    sums.setdefault(place, Counter()).update(more)


def write(into: Executes, sums: Sums) -> None:
    """On top of what the days have already."""
    if not sums:
        return
    columns = list(verifier_days.c)
    rows = [
        {**vars(place), "day": place.day.isoformat(), **{name: more[name] for name in SUMS}}
        for place, more in sorted(sums.items(), key=lambda item: item[0])
    ]
    new = insert(verifier_days).from_select(columns, sa.select(given("given", rows, *columns)), include_defaults=False)
    added = {name: verifier_days.c[name] + new.excluded[name] for name in SUMS}
    key = [column.name for column in verifier_days.primary_key]
    into.execute(new.on_conflict_do_update(index_elements=key, set_=added))
