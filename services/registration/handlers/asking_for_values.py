"""A missing value is asked for and goes on in the form; when the helpdesk has decided, the forms get the value."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.many_rows import among, given
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.registration.answers import AskedValue
from services.contracts.registration.events import ValueAsked
from services.contracts.registration.who_may import EDITABLE
from services.contracts.verification.events import CaseCompleted
from services.registration.asked import REFUSED, SETTLED, WAITING
from services.registration.form import UNIT
from services.registration.handlers.applying import apply
from services.registration.handlers.filling import open_to_write
from services.registration.labels import Names
from services.registration.tables import asked_values, forms, held_back, people, registrants

MOST = 20  # values that one person may wait for
ENOUGH = f"Paling banyak {MOST} data dapat diminta sekaligus. Tunggu jawaban atas permintaan Anda yang lain."


def ask_value(uow: UnitOfWork, actor: Actor, list: str, name: str) -> dict[str, str]:
    """The id that stands for the value in the form; asked again it is the same.  Raises ``Invalid``."""
    form = open_to_write(uow, actor, "ask_value")
    name = " ".join(name.split())
    mine = (asked_values.c.person_id == form.person.id, asked_values.c.state == WAITING)
    waiting = uow.session.execute(sa.select(asked_values).where(*mine)).all()
    if known := [row.id for row in waiting if (row.list, row.name.casefold()) == (list, name.casefold())]:
        return {"asked_id": known[0]}
    if len(waiting) >= MOST:
        raise Invalid(ENOUGH, fields={"name": [ENOUGH]})
    asked = {"id": new_id(), "person_id": form.person.id, "list": list, "name": name}
    uow.session.execute(sa.insert(asked_values).values(asked))
    uow.audit(Action.VALUE_ASKED, subject=asked["id"], people=[form.person.id], after={"list": list, "name": name})
    uow.publish(ValueAsked(asked_id=asked["id"], of_list=list, agency_id=form.person.agency_id))
    return {"asked_id": asked["id"]}


def asked_values_of(uow: UnitOfWork, _actor: Actor, ids: list[str]) -> list[AskedValue]:
    """Who asks for what, for the helpdesk."""
    columns = (asked_values, people.c.nip, people.c.name.label("person"), people.c.agency_id, registrants.c.email)
    both = asked_values.join(people, people.c.id == asked_values.c.person_id).join(registrants)
    rows = uow.session.execute(sa.select(*columns).select_from(both).where(among(asked_values.c.id, ids)))
    return [
        AskedValue(
            asked_id=row.id, list=row.list, name=row.name, person_id=row.person_id, person=row.person, nip=row.nip,
            agency_id=row.agency_id, email=row.email,
        )
        for row in rows
    ]  # fmt: skip


def settle(uow: UnitOfWork, event: RequestsAnswered, names: Names) -> None:
    """Forms that were never sent get the value itself; what waited for it to be applied goes on."""
    outcome = {"state": REFUSED} if event.outcome == "refused" else {"state": SETTLED, "code": event.code}
    mine = (among(asked_values.c.id, event.asked), asked_values.c.state == WAITING)
    settled = sa.update(asked_values).where(*mine).values(**outcome, reason=event.reason, settled_at=sa.func.now())
    rows = uow.session.execute(settled.returning(asked_values.c.id, asked_values.c.person_id)).all()
    persons = sorted({row.person_id for row in rows})
    if not rows:
        return
    uow.audit(Action.VALUE_SETTLED, subject=event.cluster_id, people=persons, after={"outcome": event.outcome})
    if event.outcome != "refused":
        became = {row.id: event.code for row in rows}
        _fill(uow, persons, became)
        _fill_units(uow, persons, became)
    _go_on(uow, persons, names)


def _fill(uow: UnitOfWork, persons: list[str], became: dict[str, str]) -> None:
    """One statement for all forms of the batch; a form that was sent keeps what its verifiers see."""
    never_sent = (among(forms.c.person_id, persons), forms.c.state == "draft", forms.c.round == 0)
    rows = uow.session.execute(
        sa.select(forms.c.person_id, forms.c.answers, forms.c.edits)
        .where(*never_sent).order_by(forms.c.person_id).with_for_update()
    )  # fmt: skip
    filled = []
    for row in rows:
        answers, edits = _with(row.answers, became), _with_rows(row.edits, became)
        if (answers, edits) != (row.answers, row.edits):
            filled.append({"person_id": row.person_id, "answers": answers, "edits": edits})
    if filled:
        new = given("filled", filled, forms.c.person_id, forms.c.answers, forms.c.edits)
        values = {"answers": new.c.answers, "edits": new.c.edits, "version": forms.c.version + 1}
        uow.session.execute(sa.update(forms).where(forms.c.person_id == new.c.person_id).values(values))


def _fill_units(uow: UnitOfWork, persons: list[str], became: dict[str, str]) -> None:
    """A unit that was asked for was never sent, so no decision hangs on it: a returned form gets it, too."""
    unit = forms.c.answers[UNIT].astext
    here = (among(forms.c.person_id, persons), forms.c.state.in_(EDITABLE), among(unit, became))
    new = sa.func.jsonb_build_object(UNIT, sa.cast(sa.literal(next(iter(became.values()))), sa.Text))
    filled = {"answers": forms.c.answers.concat(new), "version": forms.c.version + 1}
    uow.session.execute(sa.update(forms).where(*here).values(filled))


def _with(values: dict[str, str], became: dict[str, str]) -> dict[str, str]:
    return {name: became.get(value, value) for name, value in values.items()}


def _with_rows(edits: dict[str, Any], became: dict[str, str]) -> dict[str, Any]:
    return {row_id: {**edit, "values": _with(edit["values"], became)} for row_id, edit in edits.items()}


def hold_back(uow: UnitOfWork, event: CaseCompleted) -> None:
    """The record waits for a value that the helpdesk has not decided yet."""
    row = {"case_id": event.case_id, "person_id": event.person_id, "event": event.to_wire()}
    uow.session.execute(insert(held_back).values(row).on_conflict_do_nothing())


def _go_on(uow: UnitOfWork, persons: list[str], names: Names) -> None:
    gone_on = sa.delete(held_back).where(among(held_back.c.person_id, persons)).returning(held_back.c.event)
    for event in uow.session.scalars(gone_on).all():
        apply(uow, CaseCompleted.from_wire(event), names, hold_back)
