"""What narrows a list of cases: the words of a search, age, changes, agency and unit."""
from __future__ import annotations

from typing import TypedDict

import sqlalchemy as sa

from services.contracts.actor import Actor
from services.verification.domain.who_finds_by_what import By, levels_that_find
from services.verification.domain.who_may_decide import levels_of
from services.verification.tables import cases
from services.verification.views.queues import waited

BIRTH_DATE_LABEL = "Tanggal lahir"  # as the form's field table has it


class Narrowed(TypedDict, total=False):
    """The filters of a request; empty ones narrow nothing."""

    days: int
    changes: str
    agency_id: str
    unit_id: str


def narrowed(by: Narrowed) -> list[sa.ColumnElement[bool]]:
    """The conditions of all filters that are set; a unit is meant with everything below it."""
    kinds = {
        "none": sa.func.cardinality(cases.c.change_labels) == 0,
        "birth_date": sa.literal(BIRTH_DATE_LABEL) == sa.any_(cases.c.change_labels),
    }
    conditions = []
    if days := by.get("days"):
        conditions.append(cases.c.since < waited(days))
    if changes := by.get("changes"):
        conditions.append(kinds[changes])
    if agency_id := by.get("agency_id"):
        conditions.append(cases.c.agency_id == agency_id)
    if unit_id := by.get("unit_id"):
        conditions.append(sa.literal(unit_id) == sa.any_(cases.c.unit_path))
    return conditions


def matches(q: str, actor: Actor) -> sa.ColumnElement[bool]:
    """Words of a search in a queue: nomor register, the beginning of a name, a NIP where the level finds by it."""
    by_nip = levels_that_find(By.NIP, levels_of(actor))
    begins = sa.func.lower(cases.c.name).startswith(q.lower(), autoescape=True)  # as the index has it
    nip = sa.and_(cases.c.nip == compact(q), cases.c.level.in_(by_nip))
    return sa.or_(cases.c.register_number == compact(q), nip, begins)


def compact(q: str) -> str:
    """A number as it is stored, however it was grouped."""
    return q.upper().replace(" ", "").replace("-", "")
