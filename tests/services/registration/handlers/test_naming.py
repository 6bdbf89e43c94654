"""Names for NIPs: identity alone is told, and no more than name and agency."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden
from services.contracts.profiles import Profile
from services.registration.domain.nip import MESSAGES, NipProblem
from services.registration.handlers.naming import UNKNOWN
from services.registration.tables import people, person_nips
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, NATIONAL, citizen, id_of, official, service
from tests.services.registration.running import NIP, Running

IDENTITY, NOBODYS = service("identity"), "199912312024121999"
NOBODY = {"person_id": "", "nip": "", "name": "", "agency_id": "", "problem": UNKNOWN, "possible": True}
BUDI = {
    "person_id": id_of("Budi"), "nip": NIP, "name": "BUDI SANTOSO", "agency_id": "sleman", "problem": "",
    "possible": True,
}  # fmt: skip
STRANGERS = [
    ANONYMOUS, service("verification"), citizen("Budi"), official("Super", (Profile.SUPER_ADMIN, NATIONAL)),
]  # fmt: skip


def named(running: Running, *nips: str, by: Actor = IDENTITY) -> Any:
    return ask(running.service, "people_by_nip", by, nips=list(nips))


def test_a_nip_has_a_name_and_an_agency_and_nothing_else_is_told(running: Running) -> None:
    assert named(running, NIP) == [BUDI]


def test_each_nip_has_its_answer_in_order_also_when_it_is_none(running: Running) -> None:
    answers = named(running, NOBODYS, NIP, "3404012703750007", "", "19750327 200003 1 007")
    assert [(one["problem"], one["possible"]) for one in answers] == [
        (UNKNOWN, True), ("", True), (MESSAGES[NipProblem.NIK], False), (MESSAGES[NipProblem.EMPTY], False), ("", True),
    ]  # fmt: skip


def test_a_corrected_nip_still_finds_the_person_with_the_nip_of_today(running: Running) -> None:
    older = "197503272000031008"
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(person_nips).values(nip=older, person_id=id_of("Budi")))
    assert named(running, older) == [BUDI]


@pytest.mark.parametrize("status", ["retired", "dismissed", "deceased"])
def test_who_no_longer_serves_is_told_like_nobody(running: Running, status: str) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.update(people).values(status=status))
    assert named(running, NIP) == [NOBODY]


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda actor: actor.name or actor.service)
def test_nobody_else_is_told(running: Running, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        named(running, NIP, by=stranger)


@pytest.mark.parametrize("status", ["active", "retired", "dismissed", "deceased"])
def test_the_helpdesk_learns_where_a_report_lies_whatever_the_state_says_of_the_person(
    running: Running, status: str
) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.update(people).values(status=status))
    held = ask(running.service, "holder_of", service("helpdesk"), nip="19750327 200003 1 007")
    assert held == {"person_id": id_of("Budi"), "agency_id": "sleman"}


@pytest.mark.parametrize("nip", [NOBODYS, "3404012703750007", "x"])
def test_a_nip_that_nobody_has_lies_nowhere(running: Running, nip: str) -> None:
    held = ask(running.service, "holder_of", service("helpdesk"), nip=nip)
    assert held == {"person_id": "", "agency_id": ""}


@pytest.mark.parametrize("stranger", [*STRANGERS, IDENTITY], ids=lambda actor: actor.name or actor.service)
def test_nobody_but_the_helpdesk_asks_for_holders(running: Running, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        ask(running.service, "holder_of", stranger, nip=NIP)
