"""The search over all cases of an office: level 1 by nomor register, later levels by NIP and status, too."""
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from tests.services.asking import ask
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, BIMA, CITRA, DEWI, OTHER_AGENCY, OTHER_UNIT
from tests.services.verification.running import Running

NIP = "197503272000031007"
NAMA = change("nama", "Budi S", old="Budi")


@pytest.fixture
def office(running: Running) -> Running:
    """Budi's form is at level 1, Sari's at level 2, Tono's at level 3; Umar's was returned by level 2."""
    for person in ("Budi", "Sari", "Tono", "Umar"):
        running.take_in(form(NAMA, person=person))
    for person in ("Sari", "Tono", "Umar"):
        running.decide(ANI, person=person)
    running.decide(BIMA, person="Tono")
    running.give_back(BIMA, {"nama": "Beda"}, person="Umar")
    return running


def found(running: Running, actor: Actor, **by: Any) -> list[str]:
    return sorted(row["name"] for row in ask(running.service, "inbox", actor, queue="all", **by)["rows"])


def test_without_a_word_and_a_status_nothing_is_listed(office: Running) -> None:
    assert found(office, BIMA) == []


@pytest.mark.parametrize(
    ("actor", "person", "there"),
    [
        (ANI, "Budi", True), (ANI, "Tono", True), (OTHER_UNIT, "Budi", False), (BIMA, "Budi", False),
        (BIMA, "Sari", True), (BIMA, "Tono", True), (CITRA, "Sari", False), (CITRA, "Tono", True),
        (DEWI, "Tono", False),
    ],
)  # fmt: skip
def test_a_nomor_register_finds_what_lies_or_lay_in_the_office(
    office: Running, actor: Actor, person: str, *, there: bool
) -> None:
    assert found(office, actor, q=number_of(person)) == ([person] if there else [])


@pytest.mark.parametrize(
    ("actor", "people"),
    [(ANI, []), (BIMA, ["Sari", "Tono", "Umar"]), (CITRA, ["Tono"]), (OTHER_AGENCY, [])],
)
def test_a_nip_finds_from_level_2_on(office: Running, actor: Actor, people: list[str]) -> None:
    assert found(office, actor, q=f"{NIP[:8]} {NIP[8:]}") == people


def test_a_name_finds_nobody(office: Running) -> None:
    assert found(office, BIMA, q="Sari") == []


@pytest.mark.parametrize(
    ("status", "people"),
    [("open-1", []), ("open-2", ["Sari"]), ("open-3", ["Tono"]), ("returned-2", ["Umar"]), ("done", [])],
)
def test_level_2_finds_by_status(office: Running, status: str, people: list[str]) -> None:
    assert found(office, BIMA, status=status) == people


def test_level_1_does_not_find_by_status(office: Running) -> None:
    with pytest.raises(Invalid):
        found(office, ANI, status="open-2")
    assert found(office, ANI, status="open-1", agency_id="sleman") == []


def test_bkn_looks_for_a_status_within_one_agency(office: Running) -> None:
    with pytest.raises(Invalid):
        found(office, CITRA, status="open-3")
    assert found(office, CITRA, status="open-3", agency_id="sleman") == ["Tono"]
    assert found(office, CITRA, status="open-3", agency_id="bantul") == []


def test_status_and_number_together_narrow_each_other(office: Running) -> None:
    assert found(office, BIMA, q=number_of("Tono"), status="open-2") == []
    assert found(office, BIMA, q=number_of("Tono"), status="open-3") == ["Tono"]
