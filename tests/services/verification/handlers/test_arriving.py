"""Messages on a level queue come twice, late and in any order; a case moves once."""
import itertools

import pytest

from services.contracts.event import new_id
from services.contracts.registration.events import FormSent
from services.contracts.verification.messages import CaseAtLevel
from services.verification.handlers import intake
from services.verification.handlers.arriving import UnknownCase
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import LEVEL, Running

AGAMA = change("agama", "2", old="1")


def sent_but_not_delivered(running: Running, *people: str, path: tuple[str, ...] = ("dinas",)) -> list[CaseAtLevel]:
    """Level 1's messages about new cases, still on their way."""
    for person in people:
        event = running.services.registration.sent(form(AGAMA, person=person, path=path))
        running.work.do_once(intake.take_in, event, running.services)
    return [CaseAtLevel(**body) for key, body in running.waiting() if key == f"{LEVEL}1"]


def test_a_message_that_is_delivered_twice_opens_the_case_once(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    running.arrive(1, [message])
    running.arrive(1, [message])
    assert running.steps() == [("queued", 1, ""), ("open", 1, "")]


def test_twice_in_one_batch_is_once(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    running.arrive(1, [message, message])
    assert running.where() == (1, "open")


def test_the_same_hint_told_anew_moves_a_case_that_is_open_nowhere(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    running.arrive(1, [message])
    before = running.case()
    running.arrive(1, [CaseAtLevel(message.case_id, message.version, new_id())])
    assert running.case() == before


def test_a_batch_with_one_stale_message_opens_the_others(running: Running) -> None:
    budi, _, tono = sent_but_not_delivered(running, "Budi", "Sari", "Tono")
    sari = CaseAtLevel(running.case("Sari").id, version=0, event_id=new_id())
    running.arrive(1, [budi, sari, tono])
    assert [running.where(person) for person in ("Budi", "Sari", "Tono")] == [(1, "open"), (1, "queued"), (1, "open")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_an_older_message_beside_the_newest_does_not_hide_it(running: Running, order: tuple[int, ...]) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    older = [CaseAtLevel(message.case_id, version, new_id()) for version in (-1, 0)]
    batch = [message, *older]
    running.arrive(1, [batch[i] for i in order])
    assert running.where() == (1, "open")


def test_a_message_that_comes_after_the_case_has_moved_on_changes_nothing(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    running.arrive(1, [message])
    running.decide(ANI)
    before = running.case()
    running.arrive(1, [CaseAtLevel(message.case_id, message.version, new_id())])
    assert running.case() == before


def test_a_message_at_the_wrong_level_changes_nothing(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    running.arrive(3, [message])
    assert running.where() == (1, "queued")


def test_a_message_about_a_case_that_nobody_knows_is_refused_and_not_forgotten(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    unknown = CaseAtLevel(new_id(), 1, new_id())
    with pytest.raises(UnknownCase, match=unknown.case_id):
        running.arrive(1, [unknown, message])
    assert running.where() == (1, "queued"), "the batch is retried one by one, so nothing of it stays half-way"
    running.arrive(1, [message])
    assert running.where() == (1, "open")


def test_a_message_from_a_future_of_the_case_is_refused_until_the_case_is_there(running: Running) -> None:
    [message] = sent_but_not_delivered(running, "Budi")
    early = CaseAtLevel(message.case_id, 4, new_id())
    with pytest.raises(UnknownCase, match="at version 4"):
        running.arrive(2, [early])
    running.arrive(1, [message])
    running.decide(ANI)
    running.arrive(2, [early])
    assert running.where() == (2, "open")


def test_cases_with_and_without_work_go_their_own_ways_in_one_batch(running: Running) -> None:
    running.take_in(form(AGAMA, person="Budi"))
    running.take_in(form(change("nama", "S", old="T"), person="Sari"))
    assert (running.where("Budi"), running.where("Sari")) == ((1, "open"), (1, "open"))
    running.flag("kantor")
    [left, right] = sent_but_not_delivered(running, "Tono", "Umar", path=("kantor",))
    running.arrive(1, [left, right])
    assert {running.case(person).office_id for person in ("Tono", "Umar")} == {"kantor"}


def test_a_form_that_comes_in_twice_is_one_case(running: Running) -> None:
    event = running.take_in(form(AGAMA))
    before = running.case()
    running.service.on_form_sent(event)
    running.deliver()
    assert running.case() == before


def test_the_same_round_told_by_another_event_is_the_same_case(running: Running) -> None:
    event = running.take_in(form(AGAMA))
    before = running.case()
    again = FormSent(
        submission_id=event.submission_id, person_id=event.person_id, agency_id=event.agency_id, round=event.round
    )
    running.service.on_form_sent(again)
    running.deliver()
    assert running.case() == before


def test_an_earlier_round_that_comes_late_changes_nothing(running: Running) -> None:
    late = running.services.registration.sent(form(AGAMA, round=1))
    running.take_in(form(change("nama", "Budi S", old="Budi"), round=2))
    before = running.case()
    running.service.on_form_sent(late)
    running.deliver()
    assert running.case() == before
