"""Every case that lies, or lay, in an office of the actor, found by nomor register, by NIP, or by its status."""
from __future__ import annotations

import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_finds_by_what import By, levels_that_find
from services.verification.domain.who_may_decide import levels_of, offices_of
from services.verification.tables import cases, transitions
from services.verification.views.narrowing import compact


def known_cases(actor: Actor, q: str, status: str, agency_id: str) -> list[sa.ColumnElement[bool]]:
    """The conditions; without a word and without a status nothing is found.

    A status is looked for within one agency: the actor's own, or the one that is asked for.  Raises ``Invalid``
    without any.
    """
    if not (q or status):
        return [sa.false()]
    asked = [_numbered(q, actor)] if q else []
    if status:
        asked += [*_in_state(status), _within(actor, agency_id), _was_in_an_office(actor, By.STATUS)]
    return asked


def _numbered(q: str, actor: Actor) -> sa.ColumnElement[bool]:
    number, nip = cases.c.register_number == compact(q), cases.c.nip == compact(q)
    by_number, by_nip = (_was_in_an_office(actor, by) for by in (By.REGISTER_NUMBER, By.NIP))
    return sa.or_(sa.and_(number, by_number), sa.and_(nip, by_nip))


def _was_in_an_office(actor: Actor, by: By) -> sa.ColumnElement[bool]:
    levels = levels_that_find(by, levels_of(actor))
    offices = [office for office in offices_of(actor) if office[0] in levels]
    if not offices:
        return sa.false()
    place = sa.tuple_(transitions.c.level, transitions.c.office_kind, transitions.c.office_id)
    steps = sa.select(transitions.c.case_id).where(transitions.c.case_id == cases.c.id, place.in_(offices))
    return steps.offset(0).exists()  # asked for each case of the page; the planner would join all steps ever made


def _in_state(status: str) -> list[sa.ColumnElement[bool]]:
    """``open-3`` is a state at a level; a state that only the last level has stands alone."""
    state, _, level = status.partition("-")
    return [cases.c.state == state, cases.c.level == (int(level) if level else max(LEVELS))]


def _within(actor: Actor, agency_id: str) -> sa.ColumnElement[bool]:
    own = [area for _, kind, area in offices_of(actor) if kind == "agency"]
    if agency_id:
        return cases.c.agency_id == agency_id
    if own:
        return cases.c.agency_id.in_(own)
    text = "Pilih instansi untuk mencari menurut status."
    raise Invalid(text, fields={"agency_id": [text]})
