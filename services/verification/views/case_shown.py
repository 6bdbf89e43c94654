"""A case as people read it: its levels, its changes with documents, findings and every decision."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.verification.answers import ChangeShown, DecisionShown, Finding, LevelShown
from services.verification.casework import Work
from services.verification.domain.finding import Code, Found
from services.verification.domain.levels import LEVELS
from services.verification.domain.what_is_left_to_decide import needs_people
from services.verification.domain.who_verifies_what import levels_of
from services.verification.secrets import opened_change
from services.verification.tables import changes, drafts, findings, transitions

FINISHED = ("completed", "done")


def levels_shown(uow: UnitOfWork, work: Work) -> list[LevelShown]:
    """Each level of this round: which office, since when, who finished it and when."""
    mine = (transitions.c.case_id == work.case.id, transitions.c.round == work.case.round)
    steps = uow.session.execute(sa.select(transitions).where(*mine).order_by(transitions.c.version)).all()
    return [_level_shown(work, number, steps) for number in LEVELS]


def _level_shown(work: Work, number: int, steps: Sequence[sa.Row[Any]]) -> LevelShown:
    opened = next((s for s in reversed(steps) if s.level == number and s.state in ("open", "no_office")), None)
    left = next((s for s in steps if opened is not None and s.version > opened.version), None)
    passed = work.case.level > number or work.case.state in FINISHED
    if work.case.level == number and not passed:
        state = "now"
    elif left is not None and left.who:  # also where a conflict of the record led back to level 2
        state = "done"
    elif passed:
        state = "skipped"
    else:
        state = "todo" if needs_people(LEVELS[number], work.changes, work.decisions, work.case.round) else "skipped"
    return LevelShown(
        level=number,
        name=LEVELS[number].name,
        office=opened.office if opened else "",
        state=state,
        since=opened.at.isoformat() if opened else "",
        done_at=left.at.isoformat() if left and left.who else "",
        by=left.name if left else "",
    )


def changes_shown(
    uow: UnitOfWork, work: Work, *, decidable: bool, drafts_too: bool = False, tell_names: bool = True
) -> list[ChangeShown]:
    """Every change of this round; only those that this level still has to decide are decidable.

    Drafts are the business of the office that works on the case, nobody else's.
    """
    mine = (changes.c.case_id == work.case.id, changes.c.round == work.case.round)
    rows = uow.session.execute(sa.select(changes).where(*mine).order_by(changes.c.position)).all()
    at_level = (drafts.c.level == work.case.level, among(drafts.c.change_id, [row.id for row in rows]))
    ticks = uow.session.execute(sa.select(drafts).where(*at_level)) if drafts_too else ()
    ticked = {row.change_id: row for row in ticks}
    here = {change.id for change in work.left} if decidable else set()
    found = _findings(uow, [row.id for row in rows])

    def decided(row: sa.Row[Any]) -> list[DecisionShown]:
        same = [d for d in work.made if d.key == row.key and d.digest == row.digest]
        return [_decision(d, tell_names=tell_names) for d in sorted(same, key=lambda d: (d.level, d.at))]

    return [
        _change(row, ticked.get(row.id), decided, found.get(row.id, []), decidable=row.id in here) for row in rows
    ]


def _findings(uow: UnitOfWork, change_ids: list[str]) -> dict[str, list[Finding]]:
    """What the rule checks found when the case came to its level, by change."""
    mine = sa.select(findings).where(among(findings.c.change_id, change_ids)).order_by(findings.c.position)
    shown: dict[str, list[Finding]] = {}
    for row in uow.session.execute(mine):
        found = Found(Code(row.code), row.told)
        shown.setdefault(row.change_id, []).append(Finding(code=row.code, tone=found.tone, text=found.text))
    return shown


def _change(
    row: sa.Row[Any], draft: sa.Row[Any] | None, decided: Callable[[sa.Row[Any]], list[DecisionShown]],
    found: list[Finding], *, decidable: bool,
) -> ChangeShown:
    facts = opened_change(row.facts)
    return ChangeShown(
        change_id=row.id,
        key=row.key,
        tab=facts["tab"],
        label=facts["label"],
        action=facts["action"],
        old_label=facts["old_label"],
        new_label=facts["new_label"],
        details=facts["details"],
        documents=facts["documents"],
        decidable=decidable,
        decided_by=", ".join(LEVELS[level].name for level in levels_of(row.key)),
        draft=draft.verdict if draft else "",
        draft_reason=draft.reason if draft else "",
        findings=found,
        decisions=decided(row),
    )


def _decision(row: sa.Row[Any], *, tell_names: bool) -> DecisionShown:
    return DecisionShown(
        level=row.level, verdict=row.verdict, reason=row.reason, by=row.name if tell_names else "",
        office=row.office, at=row.at.isoformat(),
    )
