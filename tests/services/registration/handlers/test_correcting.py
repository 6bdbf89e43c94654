"""What the helpdesk's answers do to people: once for each answer, checked as the form is."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Conflict, Invalid, NotFound
from services.registration.secrets import opened
from services.registration.tables import people, record_changes, registrants
from tests.services.asking import ask
from tests.services.people import id_of, service
from tests.services.registration.running import NIP, Running

HELPDESK = service("helpdesk")
NEW_NIP = "199002142014032005"


def order(running: Running, method: str, answer: str = "answer", **body: Any) -> Any:
    about = {"answer_id": id_of(answer), "by": "Kani"}
    return ask(running.service, method, HELPDESK, **about | body)


def about_budi(running: Running, method: str, answer: str = "answer", **body: Any) -> Any:
    return order(running, method, answer, person_id=id_of("Budi"), **body)


def test_a_name_is_corrected_once_for_an_answer(running: Running) -> None:
    for _ in range(2):
        about_budi(running, "correct_record", field="nama", value="Budi Susanto")
    person = running.person()
    assert (person.name, person.record_version) == ("Budi Susanto", 2)
    assert running.look_up(name="Budi Susanto")["name"] == "Budi Susanto"
    with running.work.begin() as uow:
        kept = uow.session.execute(sa.select(record_changes.c.case_id, record_changes.c.changed)).all()
    assert [tuple(row) for row in kept] == [(id_of("answer"), ["nama"])]


@pytest.mark.parametrize(
    ("field", "value"),
    [("tanggal_lahir", "1975-02-30"), ("tmt_cpns", "1970-01-01"), ("nik", "3404012703750008"), ("golongan", "33"),
     ("email", "x@example.org"), ("nothing", "x")],
)  # fmt: skip
def test_what_a_form_would_refuse_is_refused_here(running: Running, field: str, value: str) -> None:
    with pytest.raises(Invalid):
        about_budi(running, "correct_record", field=field, value=value)
    assert running.person().record_version == 1


@pytest.mark.parametrize("status", ["retired", "dismissed", "deceased"])
def test_who_is_reinstated_may_register(running: Running, status: str) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.update(people).values(status=status))
    with pytest.raises(Conflict):
        running.look_up()
    for _ in range(2):
        about_budi(running, "reinstate")
    assert running.look_up()["nip"] == NIP
    assert (opened(running.person().record)["kedudukan_hukum"], running.person().record_version) == ("01", 2)


def test_somebody_new_is_found_at_registration(running: Running) -> None:
    said = {"nip": NEW_NIP, "name": "Tuti Handayani", "agency_id": "sleman"}
    done = order(running, "add_person", **said)
    assert running.look_up(NEW_NIP, "Tuti Handayani")["birth_date"] == "1990-02-14"
    assert ask(running.service, "holder_of", HELPDESK, nip=NEW_NIP)["person_id"] == done["person_id"]
    running.register(NEW_NIP, "Tuti Handayani")
    with pytest.raises(Conflict):
        order(running, "add_person", "another", **said)
    with pytest.raises(Invalid):
        order(running, "add_person", "third", **said | {"nip": "1990"})


def test_a_move_takes_registration_and_form_along_and_asks_for_the_unit_anew(running: Running) -> None:
    running.fill(unit_organisasi="seksi", agama="2")
    for _ in range(2):
        about_budi(running, "move_person", agency_id="bantul")
    assert (running.person().agency_id, running.person().unit_id) == ("bantul", "")
    assert running.registrant().agency_id == "bantul"
    assert running.form().answers.keys() & {"unit_organisasi", "agama"} == {"agama"}
    [event] = running.events("person-moved.v1")
    assert (event["agency_id"], event["was"], event["record_version"]) == ("bantul", "sleman", 2)
    missing = running.ask("review")["todo"]
    assert "unit_organisasi" in str(missing)


def test_who_was_rejected_waits_for_approval_again(running: Running) -> None:
    running.tick("vetting")
    running.tick("registration")
    running.register()
    with running.work.begin() as uow:
        uow.session.execute(sa.update(registrants).values(state="ditolak", reason="Salah unit", decided_by="Reni"))
    number = running.registrant().register_number
    for _ in range(2):
        assert about_budi(running, "open_for_approval") == {"register_number": number}
    assert (running.registrant().state, running.registrant().reason) == ("baru", "")
    assert len(running.events("registrant-decided.v1")) == 1


def test_who_is_active_or_has_not_registered_needs_no_approval(running: Running) -> None:
    with pytest.raises(Conflict):
        about_budi(running, "open_for_approval")
    running.register()
    with pytest.raises(Conflict):
        about_budi(running, "open_for_approval")


def test_a_level_1_unit_is_given_once_and_only_one_of_the_agency(running: Running) -> None:
    running.register()
    given = {"unit_id": "setda", "reason": "Diperbantukan", "account_id": id_of("account Putri")}
    for _ in range(2):
        about_budi(running, "give_level1_unit", **given)
    [event] = running.events("level-1-unit-chosen.v1")
    assert (event["unit_id"], event["by"]) == ("setda", id_of("account Putri"))
    with pytest.raises(Invalid):
        about_budi(running, "give_level1_unit", **given | {"unit_id": "elsewhere"})


def test_whoever_follows_the_record_hears_once_what_an_answer_did_to_it(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.update(people).values(status="retired"))
    for _ in range(2):
        about_budi(running, "correct_record", "first", field="nama", value="Budi Susanto")
        about_budi(running, "reinstate", "second")
        about_budi(running, "move_person", "third", agency_id="bantul")
    said = {"nip": NEW_NIP, "name": "Tuti Handayani", "agency_id": "sleman"}
    added = order(running, "add_person", "fourth", **said)["person_id"]
    told = [
        (one["what"], one["person_id"], one["was"], one["agency_id"], one["record_version"], one["changed"])
        for one in running.events("record-changed.v1")
    ]
    budi, first = id_of("Budi"), ["nama", "tanggal_lahir", "jenis_kelamin", "tmt_cpns", "kedudukan_hukum"]
    assert told == [
        ("corrected", budi, "sleman", "sleman", 2, ["nama"]),
        ("reinstated", budi, "sleman", "sleman", 3, ["kedudukan_hukum"]),
        ("moved", budi, "sleman", "bantul", 4, ["instansi", "unit_organisasi"]),
        ("added", added, "sleman", "sleman", 1, first),
    ]


def test_who_is_said_to_be_retired_no_longer_serves(running: Running) -> None:
    about_budi(running, "correct_record", field="kedudukan_hukum", value="99")
    assert (running.person().status, running.person().record_version) == ("retired", 2)


def test_nobody_is_nobody(running: Running) -> None:
    for method, more in (("correct_record", {"field": "nama", "value": "x"}), ("reinstate", {}),
                         ("move_person", {"agency_id": "bantul"})):  # fmt: skip
        with pytest.raises(NotFound):
            order(running, method, person_id=id_of("Nobody"), **more)
