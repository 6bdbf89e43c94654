"""Pindah Verifikator Level 1: who may choose, among which units, and what verification is told."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.audit import entries_of
from tests.services.people import agency, id_of, official
from tests.services.registration.running import NIP, Running

PUTRI = official("Putri", (Profile.L1_MOVE_OPERATOR, agency("sleman")))
ELSEWHERE = official("Joko", (Profile.L1_MOVE_OPERATOR, agency("bantul")))
WHY = "Diperbantukan ke Sekretariat Daerah"


@pytest.fixture
def registered(running: Running) -> Running:
    running.register()
    return running


def found(running: Running, by: Any = PUTRI, q: str = "") -> Any:
    return ask(running.service, "find_to_move", by, q=q or running.registrant().register_number)


def choose(running: Running, unit_id: str = "setda", version: int = 0, by: Any = PUTRI, reason: str = WHY) -> Any:
    order: dict[str, Any] = {"unit_id": unit_id, "version": version, "reason": reason}
    return ask(running.service, "choose_level1_unit", by, register_number=running.registrant().register_number, **order)


def test_the_operator_sees_where_the_person_works_and_the_level_1_units(registered: Running) -> None:
    shown = found(registered)
    assert (shown["name"], shown["unit"], shown["chosen"]) == ("BUDI SANTOSO", "Bidang SD, Dinas Pendidikan", "")
    assert [unit["name"] for unit in shown["units"]] == ["Dinas Pendidikan", "Sekretariat Daerah"]
    assert found(registered, q=NIP) == shown


def test_a_choice_is_kept_and_told_before_and_after_kirim(registered: Running) -> None:
    assert choose(registered) == {"version": 1, "unit": "Sekretariat Daerah"}
    [event] = registered.events("level-1-unit-chosen.v1")
    assert (event["person_id"], event["unit_id"], event["version"]) == (id_of("Budi"), "setda", 1)
    shown = found(registered)
    assert (shown["chosen"], shown["reason"], shown["by"], shown["version"]) == ("Sekretariat Daerah", WHY, "Putri", 1)


def test_the_trees_unit_is_given_back(registered: Running) -> None:
    choose(registered)
    choose(registered, "", 1)
    assert registered.events("level-1-unit-chosen.v1")[-1]["unit_id"] == ""
    shown = found(registered)
    assert (shown["chosen"], shown["version"]) == ("", 2)


@pytest.mark.parametrize("unit_id", ["bidang", "elsewhere", "no such unit"])
def test_only_level_1_units_of_the_agency_can_be_chosen(registered: Running, unit_id: str) -> None:
    with pytest.raises(Invalid) as refused:
        choose(registered, unit_id)
    assert list(refused.value.details["fields"]) == ["unit_id"]


@pytest.mark.parametrize("unit_id", ["", "setda"])
def test_the_same_again_is_no_choice(registered: Running, unit_id: str) -> None:
    if unit_id:
        choose(registered)
    with pytest.raises(Invalid):
        choose(registered, unit_id, 1 if unit_id else 0)


def test_a_reason_is_needed_and_the_audit_keeps_it(registered: Running) -> None:
    with pytest.raises(Invalid):
        choose(registered, reason="")
    choose(registered)
    [entry] = [one for one in entries_of(registered.work) if one.action == "level1_unit_chosen"]
    assert (entry.reason, entry.people, entry.after) == (WHY, [id_of("Budi")], {"unit": "setda"})


def test_two_operators_at_once_are_told_apart(registered: Running) -> None:
    choose(registered)
    with pytest.raises(Conflict) as refused:
        choose(registered, "dinas", 0)
    assert "Putri" in refused.value.message


def test_other_agencies_and_unknown_numbers_look_the_same(registered: Running) -> None:
    for by, q in ((ELSEWHERE, ""), (PUTRI, "ZZZZ9999")):
        with pytest.raises(NotFound):
            found(registered, by, q)
    with pytest.raises(NotFound):
        choose(registered, by=ELSEWHERE)


def test_nobody_chooses_the_own_verifier(registered: Running) -> None:
    own = official("Budi's other account", (Profile.L1_MOVE_OPERATOR, agency("sleman")), person="Budi")
    with pytest.raises(Forbidden):
        choose(registered, by=own)
