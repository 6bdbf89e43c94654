"""A sent form becomes a case, or the next round of one; its facts are pulled once and kept."""
from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.answers import ChangeSent, Submission
from services.contracts.registration.events import FormSent
from services.verification.handlers.moving import Move, move
from services.verification.secrets import sealed_change
from services.verification.tables import cases, changes, level1_units

FIRST_LEVEL = 1


def take_in(uow: UnitOfWork, event: FormSent, services: Services) -> None:
    """Open the case at the first level; a form that was returned and sent again is its next round."""
    [facts] = services.registration.submissions(submission_ids=[event.submission_id])
    row = {"id": new_id(), "level": FIRST_LEVEL, "state": "queued", "version": 0, **_columns(facts)}
    again = {name: row[name] for name in row if name not in ("id", "person_id", "version")}
    case = uow.session.execute(
        insert(cases).values(row).on_conflict_do_update(
            index_elements=["person_id"], set_=again, where=cases.c.round < facts["round"]
        ).returning(cases)
    ).one_or_none()
    if case is None:  # an older round came late: the newer one is already here
        return
    rows = [_change(case.id, facts, position, change) for position, change in enumerate(facts["changes"])]
    if rows:
        uow.session.execute(sa.insert(changes), rows)
    move(uow, [Move(case, "queued", FIRST_LEVEL, was="sent")])


def _columns(facts: Submission) -> dict[str, Any]:
    same = ("submission_id", "round", "person_id", "register_number", "nip", "name", "unit_path", "unit_names",
            "agency_id", "agency_name", "kanreg_id", "kanreg_name")
    labels = [change["label"] for change in facts["changes"]]
    return {
        **{name: facts[name] for name in same},  # type: ignore[literal-required]
        "national": facts["agency_national"],
        "sent_at": datetime.fromisoformat(facts["sent_at"]),
        "change_labels": labels,
    }


def _change(case_id: str, facts: Submission, position: int, change: ChangeSent) -> dict[str, Any]:
    return {
        "id": new_id(), "case_id": case_id, "round": facts["round"], "position": position,
        "key": change["key"], "digest": digest(change), "facts": sealed_change(change),
    }


def digest(change: ChangeSent) -> str:
    """What a decision is bound to: the values and the documents, not their labels; keyed, for a NIK can be guessed."""
    proof = sorted(document["digest"] for document in change["documents"])
    text = json.dumps([change["key"], change["action"], change["old"], change["new"], proof], sort_keys=True)
    return sealer().digest(text)


def note_flag(uow: UnitOfWork, event: Level1UnitFlagged) -> None:
    """Keep the copy of the level-1 ticks; cases that waited for this unit are routed again."""
    row = {name: getattr(event, name) for name in ("unit_id", "agency_id", "flagged", "version")}
    newer = level1_units.c.version < event.version
    statement = insert(level1_units).values(row)
    uow.session.execute(statement.on_conflict_do_update(index_elements=["unit_id"], set_=row, where=newer))
    if event.flagged:
        waiting = (
            cases.c.state == "no_office", cases.c.agency_id == event.agency_id,
            sa.literal(event.unit_id) == sa.any_(cases.c.unit_path),
        )
        found = uow.session.execute(sa.select(cases).where(*waiting).with_for_update()).all()
        move(uow, [Move(case, "queued", case.level) for case in found])
