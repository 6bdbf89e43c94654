"""A civil servant finds the own record and registers; every stop says where help is."""
import threading
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Conflict, Invalid, NotFound, Refusal, Unavailable
from services.contracts.helpdesk.requests import CATEGORIES
from services.registration.domain import register_number
from services.registration.domain.why_registration_stops import ADVICE, Stop
from services.registration.tables import forms, person_nips, registrants
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, id_of
from tests.services.registration.running import NIP, Running

OTHER_NIP, UNKNOWN_NIP = "198001012005012001", "199912312024121999"
BUDI = {
    "nip": NIP, "name": "BUDI SANTOSO", "birth_place": "Kab. Sleman", "birth_date": "1975-03-27",
    "agency": "Kab. Sleman",
}  # fmt: skip


def refused(running: Running, nip: str = OTHER_NIP, name: str = "Sari Dewi") -> Refusal:
    """What look-up says, after register has said the same."""
    with pytest.raises(Refusal) as at_look_up:
        running.look_up(nip, name)
    with pytest.raises(Refusal) as at_register:
        running.register(nip, name)
    assert vars(at_register.value) == vars(at_look_up.value)
    return at_look_up.value


def test_who_fits_sees_the_five_facts_that_tell_the_person_apart_and_no_more(running: Running) -> None:
    assert running.look_up() == BUDI


def test_who_was_moved_and_has_no_unit_yet_sees_the_agency_all_the_same(running: Running) -> None:
    running.add_person("Sari", OTHER_NIP, name="SARI DEWI", unit_id="")
    assert running.look_up(OTHER_NIP, "Sari Dewi")["agency"] == "Kab. Sleman"


@pytest.mark.parametrize(
    ("nip", "name"),
    [
        ("19750327 200003 1 007", "BUDI SANTOSO"),
        (NIP, "Drs. Budi Santosa, M.Pd."),
        (f" {NIP} ", "  budi   santoso "),
    ],
)
def test_a_nip_may_be_grouped_and_a_name_may_differ_by_a_letter_or_a_title(
    running: Running, nip: str, name: str
) -> None:
    assert running.look_up(nip, name) == BUDI


@pytest.mark.parametrize(
    ("status", "stop"),
    [("retired", Stop.RETIRED), ("dismissed", Stop.DISMISSED), ("deceased", Stop.DECEASED)],
)
def test_who_is_no_longer_active_is_stopped_with_the_way_to_help(running: Running, status: str, stop: Stop) -> None:
    running.add_person("Sari", OTHER_NIP, name="SARI DEWI", status=status)
    refusal = refused(running)
    assert (refusal.message, refusal.details) == (
        ADVICE[stop].message, {"code": stop.value, "category": ADVICE[stop].category},
    )  # fmt: skip


@pytest.mark.parametrize("status", ["active", "retired", "dismissed", "deceased"])
def test_with_a_wrong_name_nobody_learns_anything_but_that(running: Running, status: str) -> None:
    running.add_person("Sari", OTHER_NIP, name="SARI DEWI", status=status)
    refusal = refused(running, OTHER_NIP, "Agus Setiawan")
    assert isinstance(refusal, NotFound)
    assert refusal.details == {"code": "name_differs", "category": "beda_nama"}
    assert "SARI" not in str(vars(refusal)).upper()


def test_with_a_wrong_name_nobody_learns_that_somebody_has_registered(running: Running) -> None:
    running.register()
    assert refused(running, NIP, "Agus Setiawan").details["code"] == "name_differs"


def test_an_unknown_nip_leads_to_the_report_of_who_is_missing(running: Running) -> None:
    refusal = refused(running, UNKNOWN_NIP)
    assert (type(refusal), refusal.details) == (NotFound, {"code": "unknown", "category": "tidak_ada_database"})


def test_who_is_registered_is_told_so_and_needs_no_report(running: Running) -> None:
    running.register()
    refusal = refused(running, NIP, "Budi Santoso")
    assert (type(refusal), refusal.details) == (Conflict, {"code": "already_registered", "category": ""})


@pytest.mark.parametrize("stop", [stop for stop in Stop if ADVICE[stop].category])
def test_every_stop_leads_to_a_category_that_the_helpdesk_knows(stop: Stop) -> None:
    assert ADVICE[stop].category in CATEGORIES


@pytest.mark.parametrize("typed", ["3404012703750007", "1975", "", "budi", "19750327200003100O"])
def test_what_is_no_nip_is_told_apart_from_a_nip_that_nobody_has(running: Running, typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        running.look_up(typed)
    assert list(refusal.value.details["fields"]) == ["nip"]


def test_a_nip_of_earlier_years_still_finds_the_person(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(person_nips).values(nip=OTHER_NIP, person_id=id_of("Budi")))
    assert running.look_up(OTHER_NIP) == BUDI


def test_registering_gives_a_number_an_empty_form_and_an_account(running: Running) -> None:
    receipt = running.register()
    number = receipt["register_number"]
    assert receipt == {"register_number": number, "name": "BUDI SANTOSO", "state": "aktif"}
    assert running.services.identity.accounts == [
        {
            "person_id": id_of("Budi"), "nip": NIP, "register_number": number,
            "name": "BUDI SANTOSO", "email": "budi@example.org", "password": "a long password",
            "waits": False,
        }
    ]  # fmt: skip
    assert (running.form().state, running.form().answers) == ("draft", {})
    [event] = running.events("registered.v1")
    assert (event["person_id"], event["agency_id"]) == (id_of("Budi"), "sleman")
    assert "BUDI" not in str(event)


def test_the_number_is_written_with_unambiguous_letters_only(running: Running) -> None:
    number = running.register()["register_number"]
    assert len(number) == 8
    assert not set(number) - set(register_number.ALPHABET)


def test_a_number_that_is_taken_is_drawn_again(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["AAAAAAAA", "AAAAAAAA", "BBBBBBBB"])
    monkeypatch.setattr(register_number, "draw", lambda: next(drawn))
    running.add_person("Sari", OTHER_NIP, name="SARI DEWI")
    assert running.register()["register_number"] == "AAAAAAAA"
    assert running.register(OTHER_NIP, "Sari Dewi")["register_number"] == "BBBBBBBB"


def test_registering_twice_with_one_key_is_once_and_answers_the_same(running: Running) -> None:
    assert running.register(key="k") == running.register(key="k")
    assert len(running.services.identity.accounts) == 1


def test_of_two_who_register_one_person_at_once_one_is_told_that_it_is_done(running: Running) -> None:
    said: list[str] = []

    def register() -> None:
        try:
            said.append(running.register()["state"])
        except Conflict as refusal:
            said.append(refusal.details["code"])

    threads = [threading.Thread(target=register) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["aktif", "already_registered"]
    assert len(running.services.identity.accounts) == 1


def test_when_no_account_can_be_opened_nothing_was_registered(running: Running) -> None:
    running.services.identity.away = Unavailable("Layanan sedang tidak dapat dijangkau.")
    with pytest.raises(Unavailable):
        running.register()
    with running.work.begin() as uow:
        assert uow.session.scalars(sa.select(registrants.c.person_id)).all() == []
        assert uow.session.scalars(sa.select(forms.c.person_id)).all() == []
    assert running.events("registered.v1") == []
    running.services.identity.away = None
    assert running.register()["state"] == "aktif"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"email": "budi"}, "email"), ({"phone": "0812"}, "phone"), ({"password": "short"}, "password"),
        ({"notice_read": False}, "notice_read"), ({"name": ""}, "name"),
    ],
)  # fmt: skip
def test_each_missing_or_wrong_input_is_named(running: Running, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        running.register(**more)
    assert list(refusal.value.details["fields"]) == [field]


def test_a_proof_is_checked_by_its_code_and_by_nothing_else(running: Running) -> None:
    number = running.register()["register_number"]
    code = running.ask("home")["proof_code"]
    assert len(code) == 32
    shown = ask(running.service, "check_proof", ANONYMOUS, code=code)
    assert {name: shown[name] for name in ("name", "agency", "state", "form_state")} == {
        "name": "BUDI SANTOSO", "agency": "Kab. Sleman", "state": "aktif", "form_state": "draft",
    }  # fmt: skip
    for guess in (number, code[:-1], NIP):
        with pytest.raises(NotFound):
            ask(running.service, "check_proof", ANONYMOUS, code=guess)
