"""A case that somebody works on is claimed: a lease with an end, and never two who decide."""
import threading
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Invalid
from services.verification.handlers import claiming
from services.verification.tables import cases
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, ATI, BIMA
from tests.services.verification.running import WAYS_TO_DECIDE, Running

AGAMA = change("agama", "2", old="1")
QUARTER_OF_AN_HOUR = 15 * 60


@pytest.fixture
def open_case(running: Running) -> Running:
    """Budi's form waits at level 1."""
    running.take_in(form(AGAMA))
    return running


def test_who_claims_holds_the_case_and_a_colleague_reads_who_it_is(open_case: Running) -> None:
    mine = open_case.ask("claim", ANI)
    assert (mine["claim"], mine["claimed_by"], mine["can_claim"]) == ("mine", "Ani", False)
    colleagues = open_case.shown(ATI)
    assert (colleagues["claim"], colleagues["claimed_by"], colleagues["can_claim"]) == ("other", "Ani", False)
    assert colleagues["claimed_until"] == mine["claimed_until"]


def test_a_second_verifier_is_told_who_holds_the_case_and_until_when(open_case: Running) -> None:
    until = open_case.ask("claim", ANI)["claimed_until"]
    with pytest.raises(Conflict) as refused:
        open_case.ask("claim", ATI)
    assert refused.value.details == {"code": "claimed", "by": "Ani", "at": until}


def test_claiming_what_one_holds_lengthens_the_lease(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    open_case.pass_time(60)
    before = open_case.case().claimed_until
    open_case.ask("claim", ANI)
    assert open_case.case().claimed_until > before


def at_once(*calls: Any) -> list[Any]:
    """What each call answered or raised; they start together, each on a connection of its own."""
    start = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)

    def run(place: int) -> None:
        start.wait()
        try:
            answers[place] = calls[place]()
        except Conflict as refusal:
            answers[place] = refusal

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_two_who_claim_at_once_exactly_one_wins(open_case: Running) -> None:
    row = open_case.case()
    for _ in range(5):
        claim = partial(open_case.work.do, claiming.claim, case_id=row.id, version=row.version)
        answers = at_once(partial(claim, ANI), partial(claim, ATI))
        [lost] = [answer for answer in answers if isinstance(answer, Conflict)]
        winner = open_case.case()
        assert lost.details["by"] == winner.claimed_name
        assert winner.claimed_by == {ANI.name: ANI, ATI.name: ATI}[winner.claimed_name].account_id
        open_case.work.do(claiming.release, {"Ani": ANI, "Ati": ATI}[winner.claimed_name], row.id, row.version)


def test_of_many_who_ask_for_the_next_case_at_once_each_gets_one_of_his_own(running: Running) -> None:
    people = ("Budi", "Sari", "Tono")
    for person in people:
        running.take_in(form(AGAMA, person=person))
    four = [Actor(id_of(name), name, grants=ANI.grants) for name in ("A", "B", "C", "D")]
    answers = at_once(*(partial(running.work.do, claiming.next_case, one) for one in four))
    assert sorted(answer["register_number"] for answer in answers) == ["", *sorted(map(number_of, people))]


def test_a_case_while_another_transaction_claims_it_is_not_anybody_elses_next(open_case: Running) -> None:
    with open_case.work.begin() as uow:
        assert claiming.next_case(uow, ANI)["register_number"] == number_of("Budi")
        assert open_case.work.do(claiming.next_case, ATI) == {"register_number": ""}


def test_after_the_lease_a_colleague_may_claim(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    open_case.pass_time(QUARTER_OF_AN_HOUR + 1)
    assert open_case.shown(ATI)["can_claim"] is True
    assert open_case.ask("claim", ATI)["claimed_by"] == "Ati"


def test_one_second_before_its_end_the_lease_still_holds(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    open_case.pass_time(QUARTER_OF_AN_HOUR - 5)
    with pytest.raises(Conflict):
        open_case.ask("claim", ATI)


def test_who_lost_the_claim_and_saves_is_told_who_holds_it_now(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    [row] = open_case.shown(ANI)["changes"]
    open_case.pass_time(QUARTER_OF_AN_HOUR + 1)
    until = open_case.ask("claim", ATI)["claimed_until"]
    with pytest.raises(Conflict) as refused:
        open_case.ask("save", ANI, decisions=[{"change_id": row["change_id"], "verdict": "approve"}])
    assert refused.value.details == {"code": "claimed", "by": "Ati", "at": until}
    assert open_case.shown(ATI)["changes"][0]["draft"] == ""


def test_who_lost_the_claim_and_saves_is_told_who_has_sent_the_case_and_when(open_case: Running) -> None:
    stale = open_case.ask("claim", ANI)
    open_case.pass_time(QUARTER_OF_AN_HOUR + 1)
    open_case.tick(ATI)
    due = open_case.ask("send", ATI)["due_at"]
    with pytest.raises(Conflict) as refused:
        open_case.ask("save", ANI, version=stale["version"], decisions=[])
    assert (refused.value.details["code"], refused.value.details["by"]) == ("decided", "Ati")
    assert "2026" <= refused.value.details["at"] < due


def test_a_stale_page_of_a_case_that_is_at_the_next_level_tells_who_decided_it(open_case: Running) -> None:
    stale = open_case.ask("claim", ANI)
    open_case.pass_time(QUARTER_OF_AN_HOUR + 1)
    open_case.decide(ATI)
    assert open_case.where() == (2, "open")
    with pytest.raises(Conflict) as refused:
        open_case.ask("send", ANI, version=stale["version"])
    assert (refused.value.details["by"], refused.value.details["at"][:2]) == ("Ati", "20")


def test_a_stale_page_at_level_2_does_not_blame_level_1(open_case: Running) -> None:
    open_case.decide(ANI)
    stale = open_case.ask("claim", BIMA)
    open_case.tick(BIMA)
    open_case.ask("send", BIMA)
    open_case.ask("undo", BIMA)
    with pytest.raises(Conflict) as refused:
        open_case.ask("save", BIMA, version=stale["version"], decisions=[])
    assert refused.value.details == {"code": "stale", "by": "", "at": ""}


def test_without_a_claim_nothing_is_saved_or_sent(open_case: Running) -> None:
    for method, more in WAYS_TO_DECIDE.items():
        with pytest.raises(Conflict) as refused:
            open_case.ask(method, ANI, **more)
        assert refused.value.details["code"] == "unclaimed"


def test_a_released_case_is_anybodys(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    open_case.ask("release", ANI)
    assert open_case.ask("claim", ATI)["claimed_by"] == "Ati"


def test_nobody_releases_what_a_colleague_holds(open_case: Running) -> None:
    open_case.ask("claim", ANI)
    open_case.ask("release", ATI)
    assert open_case.case().claimed_name == "Ani"


def test_a_case_that_was_sent_is_not_given_back_to_the_pool(open_case: Running) -> None:
    open_case.tick(ANI)
    open_case.ask("send", ANI)
    open_case.ask("release", ANI)
    assert open_case.case().claimed_name == "Ani"


def test_the_next_case_is_the_oldest_that_is_free(running: Running) -> None:
    for person in ("Budi", "Sari", "Tono"):
        running.take_in(form(AGAMA, person=person))
    running.ask("claim", ATI, "Budi")
    assert [ask(running.service, "next", ANI)["register_number"] for _ in range(3)] == [
        number_of("Sari"), number_of("Tono"), "",
    ]  # fmt: skip
    assert running.case("Sari").claimed_by == ANI.account_id


def test_when_the_lease_of_the_oldest_has_ended_it_is_next(running: Running) -> None:
    for person in ("Budi", "Sari"):
        running.take_in(form(AGAMA, person=person))
    running.ask("claim", ATI, "Budi")
    running.pass_time(QUARTER_OF_AN_HOUR + 1)
    assert ask(running.service, "next", ANI)["register_number"] == number_of("Budi")


def test_the_next_case_asked_for_twice_with_one_key_is_one_case(running: Running) -> None:
    for person in ("Budi", "Sari"):
        running.take_in(form(AGAMA, person=person))
    first, again = (ask(running.service, "next", ANI, key="the same") for _ in range(2))
    assert first == again
    with running.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).where(cases.c.claimed_by.is_not(None))) == 1


@pytest.mark.parametrize("case_id", ["", "budi", "1", "{00000000-0000-7000-8000-000000000000}", "0" * 36])
@pytest.mark.parametrize("method", ["claim", "release", "send", "undo", "return_form"])
def test_what_is_no_case_id_is_refused_before_the_database_sees_it(running: Running, method: str, case_id: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask(running.service, method, ANI, case_id=case_id, version=1)
    assert list(refused.value.details["fields"]) == ["case_id"]
