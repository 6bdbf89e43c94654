"""Every method asked by somebody who has no business there: deny by default, and no crash."""
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen, id_of, service
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, EXECUTIVE, OTHER_UNIT
from tests.services.verification.running import WAYS_TO_DECIDE, Running

STRANGERS = [ANONYMOUS, service("registration"), citizen("Sari"), citizen("Budi"), EXECUTIVE]
OF_ONE_CASE = {"claim": {}, "release": {}, "undo": {}, **WAYS_TO_DECIDE}
OF_AN_OFFICE: dict[str, dict[str, Any]] = {
    "queues": {}, "inbox": {}, "next": {}, "case": {"register_number": number_of("Budi")},
    "document": {"register_number": number_of("Budi"), "document_id": id_of("document proof")},
}  # fmt: skip


@pytest.fixture
def open_case(running: Running) -> Running:
    """Budi's form waits at level 1."""
    running.take_in(form(change("nama", "Budi S", old="Budi")))
    return running


def names(actor: Actor) -> str:
    return actor.name or actor.service


@pytest.mark.parametrize("stranger", STRANGERS, ids=names)
@pytest.mark.parametrize("method", OF_ONE_CASE)
def test_a_case_is_nothing_for_a_stranger(open_case: Running, method: str, stranger: Actor) -> None:
    before = open_case.case()
    with pytest.raises(Forbidden):
        open_case.ask(method, stranger, **OF_ONE_CASE[method])
    assert open_case.case() == before


@pytest.mark.parametrize("stranger", STRANGERS, ids=names)
@pytest.mark.parametrize("method", OF_AN_OFFICE)
def test_a_page_of_an_office_names_the_profiles_that_open_it(open_case: Running, method: str, stranger: Actor) -> None:
    with pytest.raises(Forbidden) as refused:
        ask(open_case.service, method, stranger, **OF_AN_OFFICE[method])
    assert refused.value.details["needs"] == ["verifier_l1", "verifier_l2", "verifier_bkn", "verifier_bkn_status"]


@pytest.mark.parametrize("stranger", [ANONYMOUS, EXECUTIVE, ANI, OTHER_UNIT], ids=names)
def test_the_timeline_is_its_owners(open_case: Running, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        ask(open_case.service, "timeline", stranger, person_id=id_of("Budi"))


def test_another_civil_servants_form_looks_as_if_there_were_none(open_case: Running) -> None:
    for person in ("Budi", "Nobody"):
        with pytest.raises(NotFound) as refused:
            ask(open_case.service, "timeline", citizen("Sari"), person_id=id_of(person))
        assert refused.value.message == "Formulir ini tidak ditemukan."


def test_an_official_who_is_the_owner_reads_the_timeline_with_the_own_account_only(open_case: Running) -> None:
    as_official = Actor(account_id=id_of("x"), name="Budi", person_id=id_of("Budi"))
    with pytest.raises(Forbidden):
        ask(open_case.service, "timeline", as_official, person_id=id_of("Budi"))


def test_what_is_refused_to_strangers_is_answered_to_the_office(open_case: Running) -> None:
    for method, body in OF_AN_OFFICE.items():
        ask(open_case.service, method, ANI, **body)
    open_case.tick(ANI)
    for method in ("send", "undo", "release"):
        open_case.ask(method, ANI)
