"""Home and review: how far the form is, and what is left."""
from typing import Any

import pytest

from services.contracts.errors import NotFound
from services.contracts.verification.events import CaseCompleted
from tests.services.people import id_of
from tests.services.registration.running import ROW, Running


def tabs(running: Running) -> dict[str, Any]:
    return {tab["tab"]: tab for tab in running.ask("home")["tabs"]}


def test_home_says_who_where_and_how_far(running: Running) -> None:
    number = running.register()["register_number"]
    home = running.ask("home")
    assert (home["name"], home["register_number"], home["unit"], home["agency"]) == (
        "BUDI SANTOSO", number, "Bidang SD", "Kab. Sleman",
    )  # fmt: skip
    assert (home["form_state"], home["percent"], home["sent_at"]) == ("draft", 0, "")


def test_the_meter_grows_to_a_hundred_and_no_further(running: Running) -> None:
    running.register()
    seen = [running.ask("home")["percent"]]
    running.save("utama", ["agama", "nama", "nik"])
    seen.append(running.ask("home")["percent"])
    running.say("alamat", "Jl. Magelang 1")
    running.confirm_the_rest()
    seen.append(running.ask("home")["percent"])
    running.attach("alamat")
    seen.append(running.ask("home")["percent"])
    assert seen == sorted(seen)
    assert (seen[0], seen[-2] < 100, seen[-1]) == (0, True, 100)


def test_the_meter_is_not_full_while_anything_is_left(running: Running) -> None:
    running.fill()
    running.say("kode_pos", "x")
    assert 0 < running.ask("home")["percent"] < 100


def test_each_section_tells_its_state(running: Running) -> None:
    running.register()
    assert {name: tab["state"] for name, tab in tabs(running).items()} == {
        "utama": "empty", "posisi": "empty", "riwayat": "done", "stakeholder": "done",
    }  # fmt: skip
    running.save("utama", ["agama"])
    assert tabs(running)["utama"]["state"] == "doing"
    running.say("tmt_jabatan", "2020-13-01")
    assert tabs(running)["posisi"]["state"] == "error"
    running.confirm_the_rest()
    assert (tabs(running)["utama"]["state"], tabs(running)["utama"]["changes"]) == ("done", 0)


def test_a_row_that_lacks_its_document_is_left_in_its_section(running: Running) -> None:
    running.add_row()
    running.fill()
    running.save_row("delete", ROW)
    riwayat = tabs(running)["riwayat"]
    assert (riwayat["state"], riwayat["changes"], riwayat["done"] < riwayat["total"]) == ("doing", 1, True)


def test_review_shows_every_change_with_old_and_new(running: Running) -> None:
    running.fill(agama="2")
    [change] = running.ask("review")["changes"]
    assert (change["label"], change["old_label"], change["new_label"]) == ("Agama", "Islam", "Kristen")


def test_a_date_is_read_as_indonesia_writes_it(running: Running) -> None:
    running.fill(tanggal_lahir="1975-03-28")
    [change] = running.ask("review")["changes"]
    assert (change["old_label"], change["new_label"]) == ("27-03-1975", "28-03-1975")


def test_a_row_is_told_by_its_golongan_and_its_date(running: Running) -> None:
    running.add_row()
    running.fill()
    running.save_row("edit", ROW, golongan="32", tmt_golongan="2020-04-01", sk_nomor="9", sk_tanggal="2020-03-01")
    [change] = running.ask("review")["changes"]
    assert (change["label"], change["old_label"], change["new_label"]) == (
        "Golongan III/b",
        "III/a, TMT 01-04-2016, Nomor SK 1/2016, Tanggal SK 01-03-2016",
        "III/b, TMT 01-04-2020, Nomor SK 9, Tanggal SK 01-03-2020",
    )  # fmt: skip
    assert ["Nomor SK", "9"] in change["details"]


def test_names_of_codes_are_asked_once_for_a_page_and_remembered(running: Running) -> None:
    running.register()
    for _ in range(3):
        running.ask("open_tab", tab="utama")
    assert len(running.services.reference.asked) == 1


def test_home_follows_the_form_to_its_end(running: Running) -> None:
    running.fill(agama="2")
    states = [running.ask("home")["form_state"]]
    event = CaseCompleted(
        case_id=id_of("case"), submission_id=running.send(), person_id=id_of("Budi"), approved=["agama"]
    )
    states.append(running.ask("home")["form_state"])
    running.service.on_case_completed(event)
    states.append(running.ask("home")["form_state"])
    assert states == ["draft", "sent", "done"]


def test_data_guru_concerns_who_is_or_says_to_be_a_teacher(running: Running) -> None:
    running.register()
    assert "guru" not in tabs(running)
    with pytest.raises(NotFound):
        running.ask("open_tab", tab="guru")
    running.say("jabatan_fungsional_tertentu", "F001")
    assert "guru" in tabs(running)
    assert running.ask("open_tab", tab="guru")["tabs"] == ["utama", "posisi", "riwayat", "guru", "stakeholder"]


def test_what_no_longer_concerns_the_person_is_no_change(running: Running) -> None:
    running.register()
    running.say("jabatan_fungsional_tertentu", "F001")
    running.say("nuptk", "1234567890123456")
    assert "nuptk" in {change["key"] for change in running.ask("review")["changes"]}
    running.say("jabatan_fungsional_tertentu", "")
    assert "nuptk" not in {change["key"] for change in running.ask("review")["changes"]}
    assert "nuptk" not in {item["anchor"] for item in running.ask("home")["todo"]}


def test_the_agency_is_shown_and_never_asked(running: Running) -> None:
    running.register()
    fields = {field["name"]: field for field in running.ask("open_tab", tab="posisi")["fields"]}
    assert (fields["instansi_kerja"]["held"], fields["instansi_kerja"]["origin"]) == ("sleman", "fixed")
