"""Kirim: the form is frozen as a submission and goes to verification; a return opens it again."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import cast

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Broken, Invalid
from services.contracts.event import new_id
from services.contracts.identity.settings import Phase
from services.contracts.reference.answers import UnitPlace
from services.contracts.registration.answers import Submission
from services.contracts.registration.events import FormSent
from services.contracts.registration.missing_events import StandingChanged
from services.contracts.verification.events import CaseReturned
from services.registration.beside import beside
from services.registration.form import Form
from services.registration.handlers.filling import open_to_write
from services.registration.labels import Code, Names
from services.registration.missing.steps import received
from services.registration.openings import Openings
from services.registration.secrets import digests
from services.registration.shown_changes import change_sent, not_in_lists, opened_change, sealed_change
from services.registration.tables import forms, people, submissions


def send(uow: UnitOfWork, actor: Actor, names: Names, openings: Openings, version: int) -> dict[str, str]:
    """Send the own form while filling is open (drafts are kept always).  Raises ``Invalid`` for each missing item."""
    form = open_to_write(uow, actor, "send", version, names)
    openings.require(Phase.FILLING, form.person.agency_id)
    if form.missing:
        raise Invalid("Formulir belum lengkap.", fields=_by_key((item.key, item.message) for item in form.missing))
    labels = form.labels(names)
    if unknown := [(change.key, text) for change in form.changes for text in not_in_lists(change, labels)]:
        raise Invalid("Ada isian yang tidak ada dalam daftar.", fields=_by_key(unknown))
    submission_id, now = new_id(), datetime.now(UTC)
    facts = _facts(form, names, labels, submission_id, now)
    row = {"id": submission_id, "person_id": form.person.id, "round": facts["round"], "facts": facts, "sent_at": now}
    received(uow, form.person.id)
    uow.session.execute(sa.insert(submissions).values(row))
    sent = {"state": "sent", "sent_at": now, "round": facts["round"], "version": form.form.version + 1, "reasons": {}}
    uow.session.execute(sa.update(forms).where(forms.c.person_id == form.person.id).values(sent))
    sent_changes = digests({change.key: change.new for change in form.changes})
    uow.audit(Action.FORM_SENT, subject=submission_id, people=[form.person.id], after=sent_changes)
    uow.publish(
        FormSent(
            submission_id=submission_id, person_id=form.person.id,
            agency_id=form.person.agency_id, round=facts["round"],
        )
    )
    return {"submission_id": submission_id}


def _by_key(problems: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, message in problems:
        found.setdefault(key, []).append(message)
    return found


def _facts(form: Form, names: Names, labels: dict[Code, str], submission_id: str, now: datetime) -> Submission:
    place = _claimed_place(form, names)
    agency = place["agency"]
    return Submission(
        submission_id=submission_id,
        round=form.form.round + 1,
        person_id=form.person.id,
        register_number=form.registrant.register_number,
        nip=form.person.nip,
        name=form.person.name,
        birth_date=form.person.birth_date.isoformat(),
        sex=form.held.get("jenis_kelamin", ""),
        sent_at=now.isoformat(),
        agency_id=agency["id"],
        agency_name=agency["name"],
        agency_national=agency["national"],
        kanreg_id=agency["kanreg_id"],
        kanreg_name=agency["kanreg_name"],
        unit_path=place["path"],
        unit_names=place["names"],
        changes=[sealed_change(change_sent(form, change, labels)) for change in form.changes],
        beside=beside(form),
    )


def _claimed_place(form: Form, names: Names) -> UnitPlace:
    """The claimed unit within the recorded agency: it fixes whose inbox the form comes to."""
    claimed = form.said.get("unit_organisasi", form.person.unit_id)
    places = {p["unit_id"]: p for p in names.services.reference.unit_places(unit_ids=[claimed, form.person.unit_id])}
    place = places.get(claimed)
    if place is None or place["agency"]["id"] != form.person.agency_id:
        text = "Unit organisasi ini bukan bagian dari instansi Anda. Pilih unit dari daftar instansi Anda."
        raise Invalid(text, fields={"unit_organisasi": [text]})
    found: UnitPlace = place
    return found


def returned(uow: UnitOfWork, event: CaseReturned) -> None:
    """A verifier returned the form: it is in the person's hands again, with the reasons at the fields.

    What was sent anew since is not touched by a return of the round before that comes late.
    """
    again = {"state": "returned", "reasons": event.reasons, "version": forms.c.version + 1}
    sent = sa.select(submissions.c.round).where(submissions.c.id == event.submission_id).scalar_subquery()
    mine = (forms.c.person_id == event.person_id, forms.c.state == "sent", forms.c.round == sent)
    if uow.session.execute(sa.update(forms).where(*mine).values(again)).rowcount:  # type: ignore[attr-defined]
        agency = sa.select(people.c.agency_id).where(people.c.id == event.person_id)
        uow.publish(StandingChanged(person_id=event.person_id, agency_id=uow.session.scalars(agency).one()))


def submissions_of(uow: UnitOfWork, _actor: Actor, submission_ids: list[str]) -> list[Submission]:
    """Sent forms by id, for verification."""
    rows = uow.session.scalars(sa.select(submissions.c.facts).where(submissions.c.id.in_(submission_ids))).all()
    if len(rows) != len(set(submission_ids)):
        raise Broken("Ada kiriman yang tidak ditemukan.", error_id="")
    return [cast("Submission", {**facts, "changes": [opened_change(c) for c in facts["changes"]]}) for facts in rows]
