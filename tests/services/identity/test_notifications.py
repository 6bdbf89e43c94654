"""Civil servants are told what happened, in the portal and by letter, each occasion once, to nobody else."""
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.errors import Forbidden
from services.contracts.event import new_id
from services.contracts.identity.notifications import Told
from services.contracts.registration.events import FormSent, Registered, RegistrantDecided
from services.contracts.verification.events import CaseMoved
from services.identity.handlers import notifying, registrants
from services.identity.tables import accounts, mails
from tests.services.asking import ask
from tests.services.identity.running import NIP, NUMBER, Running
from tests.services.identity.test_registrations import Registrations
from tests.services.people import ANONYMOUS, citizen, id_of, service

BUDI = id_of("Budi")


@pytest.fixture
def budi(running: Running) -> Any:
    """The civil servant Budi, who has an address."""
    running.run(sa.update(accounts).where(accounts.c.username == NIP).values(email="budi@contoh.go.id"))
    running.add_account("198001012005012001", "citizen", second_username="ZZ2CD3EF", person_id=id_of("Sari"))

    class Budi:
        work, running_service = running.work, running.service

        def actor(self, person: str = "Budi") -> Any:
            username = NIP if person == "Budi" else "198001012005012001"
            return replace(citizen(person), account_id=id_of(username))

        def shown(self, person: str = "Budi") -> Any:
            return ask(running.service, "my_notifications", self.actor(person))

        def kinds(self) -> list[tuple[str, int]]:
            return [(one["kind"], one["level"]) for one in reversed(self.shown()["newest"])]

        def read(self, *ids: str, person: str = "Budi") -> Any:
            return ask(running.service, "read_notifications", self.actor(person), ids=list(ids))

        def letters(self) -> list[sa.Row[Any]]:
            with running.work.begin() as uow:
                return list(uow.session.execute(sa.select(mails).order_by(mails.c.queued_at, mails.c.id)))

        def hear(self, event: Any) -> None:
            handlers: dict[type, Callable[..., None]] = {
                Registered: notifying.tell_of_registering,
                FormSent: notifying.tell_of_sending,
                CaseMoved: notifying.tell_of_moving,
            }
            running.work.do_each_once(handlers[type(event)], [event])

        def move(self, was: str, now: str, version: int = 2, *, by_people: bool = True) -> CaseMoved:
            event = CaseMoved(
                case_id=id_of("case"), submission_id=id_of("submission"), person_id=BUDI, agency_id="sleman",
                version=version, was=was, now=now, by_people=by_people,
            )
            self.hear(event)
            return event

    return Budi()


def sent(submission: str = "submission") -> FormSent:
    return FormSent(submission_id=id_of(submission), person_id=BUDI, agency_id="sleman", round=1)


def test_the_life_of_a_form_is_told_step_by_step(budi: Any) -> None:
    budi.hear(Registered(person_id=BUDI, agency_id="sleman"))
    budi.hear(sent())
    budi.move("level-1", "level-2", 3)
    budi.move("level-2", "returned", 4)
    budi.move("level-3", "level-4", 5, by_people=False)
    budi.move("completed", "level-2", 6, by_people=False)
    budi.move("completed", "done", 7, by_people=False)
    wanted = [
        (Told.REGISTERED, 0), (Told.SENT, 0), (Told.LEVEL_DECIDED, 1), (Told.RETURNED, 2), (Told.CONFLICT, 0),
        (Told.COMPLETED, 0),
    ]  # fmt: skip
    assert budi.kinds() == wanted
    letters = [letter.letter for letter in budi.letters()]
    assert letters == [
        "registered", "form_sent", "level_decided", "form_returned", "value_in_conflict", "form_completed",
    ]  # fmt: skip


def test_a_redelivery_and_a_rebuilt_broker_tell_nothing_twice(budi: Any) -> None:
    event = sent()
    for again in (event, event, sent()):  # the last has another id: said anew from the state
        budi.hear(again)
    moved = budi.move("level-1", "level-2")
    budi.hear(moved)
    budi.move("level-1", "level-2")
    assert budi.kinds() == [(Told.SENT, 0), (Told.LEVEL_DECIDED, 1)]
    assert len(budi.letters()) == 2


def test_many_are_told_together_each_the_own_and_once(budi: Any) -> None:
    events = [
        CaseMoved(
            case_id=id_of(person), submission_id=id_of(person), person_id=id_of(person), agency_id="sleman",
            version=version, was="level-1", now=now, by_people=True,
        )
        for person, version, now in (("Budi", 2, "level-2"), ("Nobody", 2, "returned"), ("Sari", 2, "returned"))
    ]  # fmt: skip
    budi.work.do_each_once(notifying.tell_of_moving, [*events, events[0]])
    budi.work.do_each_once(notifying.tell_of_moving, events)
    assert budi.kinds() == [(Told.LEVEL_DECIDED, 1)]
    assert [(one["kind"], one["level"]) for one in budi.shown("Sari")["newest"]] == [(Told.RETURNED, 1)]
    assert [letter.letter for letter in budi.letters()] == ["level_decided"]


def test_a_letter_names_the_register_number_and_nothing_of_the_form(budi: Any) -> None:
    budi.move("level-1", "returned")
    [letter] = budi.letters()
    assert json.loads(sealer().open(letter.sealed)) == {"name": NIP, "number": NUMBER, "level": "1", "path": "/"}


def test_who_has_no_account_is_told_nothing(budi: Any) -> None:
    budi.hear(FormSent(submission_id=new_id(), person_id=new_id(), agency_id="sleman", round=1))
    assert budi.letters() == []


def test_who_has_no_address_reads_it_in_the_portal(budi: Any) -> None:
    budi.work.do(lambda uow: uow.session.execute(sa.update(accounts).values(email="")))
    budi.hear(sent())
    assert budi.kinds() == [(Told.SENT, 0)]
    assert budi.letters() == []


def test_the_agencys_word_and_a_new_password_are_told_beside_their_letters(budi: Any) -> None:
    decided = RegistrantDecided(person_id=BUDI, agency_id="sleman")
    budi.work.do_once(registrants.note_decision, decided, Registrations("aktif"))
    ask(
        budi.running_service, "reset_citizen_password", service("registration"), person_id=BUDI,
        password="gerbong rawa sendok",
    )  # fmt: skip
    assert budi.kinds() == [(Told.APPROVED, 0), (Told.PASSWORD_SET, 0)]
    assert [letter.letter for letter in budi.letters()] == ["registration_approved", "password_set_by_admin"]


def test_what_was_read_is_marked_one_by_one_and_all_at_once(budi: Any) -> None:
    budi.hear(sent())
    budi.move("level-1", "level-2")
    newest = budi.shown()["newest"]
    assert budi.shown()["unread"] == 2
    assert budi.read(newest[0]["id"]) == {"read": 1}
    assert [one["read"] for one in budi.shown()["newest"]] == [True, False]
    assert budi.read() == {"read": 1}
    assert budi.shown()["unread"] == 0


def test_nobody_reads_or_marks_those_of_others(budi: Any) -> None:
    budi.hear(sent())
    [mine] = budi.shown()["newest"]
    assert budi.shown("Sari") == {"unread": 0, "newest": []}
    assert budi.read(mine["id"], person="Sari") == {"read": 0}
    assert budi.read(person="Sari") == {"read": 0}
    assert budi.shown()["unread"] == 1
    with pytest.raises(Forbidden):
        ask(budi.running_service, "my_notifications", ANONYMOUS)


def test_who_is_logged_in_knows_how_many_are_unread(budi: Any, running: Running) -> None:
    token = running.token(NIP, "citizen")
    assert running.who_is(token)["unread"] == 0
    budi.hear(sent())
    assert running.who_is(token)["unread"] == 1
