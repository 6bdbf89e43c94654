"""Registrasi and Manajemen Pendaftar: found, opened, approved, rejected, helped in again."""
from typing import Any

import pytest

from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.people import agency, id_of, official, service
from tests.services.registration.running import NIP, Running

DEWI = official("Dewi", (Profile.REGISTRATION_VERIFIER, agency("sleman")))
SITI = official("Siti", (Profile.AGENCY_ADMIN, agency("sleman")))
BANTUL = agency("bantul")
OF_BANTUL = official("Joko", (Profile.REGISTRATION_VERIFIER, BANTUL), (Profile.AGENCY_ADMIN, BANTUL))
SARI = "198001012005012001"


@pytest.fixture
def waiting(running: Running) -> Running:
    """Budi and Sari have registered in an agency that verifies registrations."""
    running.tick("vetting")
    running.add_person("Sari", SARI, name="SARI DEWI")
    running.register()
    running.register(SARI, "Sari Dewi", email="sari@example.org")
    return running


def number(running: Running, person: str = "Budi") -> str:
    return str(running.registrant(person).register_number)


def decide(running: Running, *numbers: str, verdict: str = "approve", reason: str = "", by: Any = DEWI) -> Any:
    body: dict[str, Any] = {"register_numbers": list(numbers), "verdict": verdict, "reason": reason}
    return ask(running.service, "decide_registrants", by, **body)


def found(running: Running, by: Any = DEWI, **wanted: Any) -> list[str]:
    return [row["name"] for row in ask(running.service, "find_registrants", by, **wanted)["rows"]]


def test_who_registers_waits_as_baru_and_the_account_waits_too(waiting: Running) -> None:
    assert waiting.registrant().state == "baru"
    assert [account["waits"] for account in waiting.services.identity.accounts] == [True, True]


def test_approving_makes_aktif_and_tells_identity(waiting: Running) -> None:
    assert decide(waiting, number(waiting)) == {"changed": [number(waiting)], "others": []}
    row = waiting.registrant()
    assert (row.state, row.reason, row.decided_by) == ("aktif", "", "Dewi")
    [event] = waiting.events("registrant-decided.v1")
    assert event["person_id"] == id_of("Budi")
    standing = ask(waiting.service, "standings", service("identity"), person_ids=[id_of("Budi"), id_of("Sari")])
    assert {one["person_id"]: one["state"] for one in standing} == {id_of("Budi"): "aktif", id_of("Sari"): "baru"}


def test_a_rejection_says_why_and_its_person_may_register_again(waiting: Running) -> None:
    old = number(waiting)
    with pytest.raises(Invalid) as refused:
        decide(waiting, old, verdict="reject")
    assert list(refused.value.details["fields"]) == ["reason"]
    decide(waiting, old, verdict="reject", reason="Pindah instansi belum dicatat.")
    assert (waiting.registrant().state, waiting.registrant().reason) == ("ditolak", "Pindah instansi belum dicatat.")
    receipt = waiting.register(email="baru@example.org")
    row = waiting.registrant()
    assert receipt["register_number"] == row.register_number != old
    assert (row.state, row.reason, row.decided_by, row.email) == ("baru", "", "", "baru@example.org")


def test_many_are_decided_at_once_and_who_was_decided_before_stays(waiting: Running) -> None:
    decide(waiting, number(waiting, "Sari"), verdict="reject", reason="Bukan pegawai kami.")
    answer = decide(waiting, number(waiting), number(waiting, "Sari"))
    assert answer == {"changed": [number(waiting)], "others": [number(waiting, "Sari")]}
    assert waiting.registrant("Sari").state == "ditolak"
    assert len(waiting.events("registrant-decided.v1")) == 2


def test_a_number_may_be_typed_as_it_is_printed(waiting: Running) -> None:
    printed = number(waiting).lower()
    decide(waiting, f"{printed[:4]} {printed[4:]}")
    assert waiting.registrant().state == "aktif"


def test_with_one_unknown_number_nothing_is_decided(waiting: Running) -> None:
    with pytest.raises(NotFound):
        decide(waiting, number(waiting), "XXXXXXXX")
    assert waiting.registrant().state == "baru"


def test_nobody_approves_the_own_registration(waiting: Running) -> None:
    own = official("Budi", (Profile.REGISTRATION_VERIFIER, agency("sleman")), person="Budi")
    with pytest.raises(NotFound):
        decide(waiting, number(waiting), by=own)


def test_an_agency_admin_finds_but_does_not_decide(waiting: Running) -> None:
    assert found(waiting, SITI) == ["BUDI SANTOSO", "SARI DEWI"]
    with pytest.raises(Forbidden):
        decide(waiting, number(waiting), by=SITI)


def test_another_agency_sees_and_decides_nothing(waiting: Running) -> None:
    assert found(waiting, OF_BANTUL) == []
    for attempt in (
        lambda: decide(waiting, number(waiting), by=OF_BANTUL),
        lambda: ask(waiting.service, "registrant", OF_BANTUL, register_number=number(waiting)),
        lambda: ask(waiting.service, "resend_proof", OF_BANTUL, register_number=number(waiting)),
    ):
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["BUDI SANTOSO", "SARI DEWI"]),
        ({"q": "sari"}, ["SARI DEWI"]),
        ({"q": "santoso bud"}, ["BUDI SANTOSO"]),
        ({"q": "19750327 200003 1 007"}, ["BUDI SANTOSO"]),
        ({"q": "%"}, []),
        ({"q": "nobody"}, []),
        ({"state": "baru"}, ["BUDI SANTOSO", "SARI DEWI"]),
        ({"state": "aktif"}, []),
    ],
)
def test_registrants_are_found_by_name_nip_number_and_state(
    waiting: Running, wanted: dict[str, str], names: list[str]
) -> None:
    assert found(waiting, **wanted) == names


def test_pages_follow_each_other_without_gap(waiting: Running) -> None:
    first = ask(waiting.service, "find_registrants", DEWI, limit=1)
    assert (len(first["rows"]), first["more"], first["counts"]) == (1, True, {"baru": 2, "aktif": 0, "ditolak": 0})
    second = ask(waiting.service, "find_registrants", DEWI, limit=1, after=first["rows"][0]["cursor"])
    assert ([row["name"] for row in second["rows"]], second["more"]) == (["SARI DEWI"], False)
    with pytest.raises(Invalid):
        ask(waiting.service, "find_registrants", DEWI, after="yesterday")


def test_one_registrant_is_opened_with_what_tells_the_person_apart(waiting: Running) -> None:
    opened = ask(waiting.service, "registrant", DEWI, register_number=number(waiting))
    assert (opened["nip"], opened["birth_place"], opened["birth_date"]) == (NIP, "Kab. Sleman", "1975-03-27")
    assert (opened["agency"], opened["unit"], opened["email"]) == ("Kab. Sleman", "Bidang SD", "budi@example.org")


def test_an_admin_sets_a_password_for_who_may_log_in_and_for_nobody_else(waiting: Running) -> None:
    body = {"register_number": number(waiting), "password": "kereta senja payung", "reason": "Lupa"}
    with pytest.raises(Conflict):
        ask(waiting.service, "reset_registrant_password", SITI, **body)
    decide(waiting, number(waiting))
    ask(waiting.service, "reset_registrant_password", SITI, **body)
    ask(waiting.service, "resend_proof", SITI, register_number=number(waiting))
    assert waiting.services.identity.helped == [
        ("password", {"person_id": id_of("Budi"), "password": "kereta senja payung"}),
        ("proof", {"person_id": id_of("Budi")}),
    ]
