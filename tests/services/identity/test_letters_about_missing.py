"""Letters about people who are missing: to themselves, and to the official who follows them up."""
from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.event import new_id
from services.contracts.registration.missing_events import FollowUpDue, ParticipationDecided, PersonToRemind
from services.identity.mail.letter import LANGUAGES, Letter, written
from services.identity.tables import accounts, mails, notifications
from tests.services.asking import ask
from tests.services.identity.office import SUPER, Office
from tests.services.identity.running import NIP, NUMBER, Running
from tests.services.people import id_of, service

TO_BUDI = {
    Letter.FORM_REMINDER: PersonToRemind(person_id=id_of("Budi")),
    Letter.PARTICIPATION_CLOSED: ParticipationDecided(person_id=id_of("Budi"), closed=True),
    Letter.PARTICIPATION_REOPENED: ParticipationDecided(person_id=id_of("Budi"), closed=False),
}


def hear(running: Running, event: object) -> None:
    reminder = isinstance(event, PersonToRemind)
    (running.service.on_person_to_remind if reminder else running.service.on_participation_decided)(event)


@pytest.mark.parametrize("letter", TO_BUDI)
def test_the_person_reads_it_in_the_portal_and_in_one_letter(running: Running, letter: Letter) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == NIP).values(email="budi@contoh.go.id"))
    for _twice in range(2):
        hear(running, TO_BUDI[letter])
    with running.work.begin() as uow:
        [mail] = uow.session.execute(sa.select(mails)).all()
        [kind] = uow.session.scalars(sa.select(notifications.c.kind)).all()
    said = json.loads(sealer().open(mail.sealed))
    assert (mail.letter, mail.address, said["number"]) == (letter, "budi@contoh.go.id", NUMBER)
    assert kind == ("reminded" if letter is Letter.FORM_REMINDER else letter)


def test_who_has_no_account_is_told_nothing(running: Running) -> None:
    running.service.on_person_to_remind(PersonToRemind(person_id=id_of("nobody")))
    with running.work.begin() as uow:
        assert uow.session.execute(sa.select(mails)).all() == []


def test_the_owner_gets_the_numbers_and_the_way_to_the_list(office: Office) -> None:
    created = office.create(SUPER)
    event = FollowUpDue(account_id=created["account_id"], agency_id="sleman", near=2, over=1)
    office.service.on_follow_up_due(event)
    office.service.on_follow_up_due(event)
    office.service.on_follow_up_due(FollowUpDue(account_id=new_id(), agency_id="sleman", near=1, over=0))
    [mail] = office.rows(sa.select(mails).where(mails.c.letter == Letter.FOLLOW_UP_DUE))
    said = json.loads(sealer().open(mail.sealed))
    assert (said["near"], said["over"]) == ("2", "1")
    assert said["path"] == "/admin/belum-terdata/orang?instansi=sleman&tahap=noted"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", [*TO_BUDI, Letter.FOLLOW_UP_DUE])
def test_each_letter_says_what_to_do_and_where(letter: Letter, language: str) -> None:
    values = {"name": "Budi", "number": NUMBER, "near": "2", "over": "1", "path": "/x"}
    subject, body = written(letter, language, values, "https://epupns.example")
    assert subject
    assert "https://epupns.example/x" in body


def test_the_officials_of_an_agency_are_told_to_registration(office: Office) -> None:
    created = office.create(SUPER)
    found = ask(office.service, "officials_in", service("registration"), agency_id="sleman")
    assert {one["account_id"]: one["profiles"] for one in found}[created["account_id"]]
    assert ask(office.service, "officials_in", service("registration"), agency_id="elsewhere") == []
