"""Every save keeps what was typed, also what is not right yet."""
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.contracts.errors import Conflict, Invalid
from services.contracts.form_fields import FORM_FIELDS, Origin, Tab
from tests.services.people import id_of
from tests.services.registration.running import NIK, ROW, Running


@pytest.fixture
def registered(running: Running) -> Running:
    """Budi has registered and said nothing yet."""
    running.register()
    return running


def field(tab: Any, name: str) -> dict[str, Any]:
    return dict(next(one for one in tab["fields"] if one["name"] == name))


def test_what_was_said_stands_beside_what_the_state_holds(registered: Running) -> None:
    shown = field(registered.say("agama", "2"), "agama")
    assert (shown["held"], shown["held_label"], shown["said"], shown["said_label"]) == ("1", "Islam", "2", "Kristen")


def test_position_and_echelon_follow_the_unit_and_are_no_changes(registered: Running) -> None:
    tab = registered.say("jenis_jabatan", "1")
    shown = field(tab, "jabatan_struktural"), field(tab, "eselon")
    assert [(one["held"], one["said_label"]) for one in shown] == [("", "Kepala Bidang SD"), ("", "IV.b")]
    shown = field(registered.say("unit_organisasi", "seksi"), "eselon"), field(tab, "eselon")
    assert [one["said_label"] for one in shown] == ["V.a", "IV.b"]
    assert {change["key"] for change in registered.ask("review")["changes"]} == {"jenis_jabatan", "unit_organisasi"}
    assert field(registered.say("jenis_jabatan", "4"), "eselon")["said"] is None


@pytest.mark.parametrize(
    ("name", "wrong", "complaint"),
    [
        ("tanggal_lahir", "1975-13-01", "Bulan"),
        ("tanggal_lahir", "1975-02-30", "kalender"),
        ("nik", "123", "16 angka"),
        ("jumlah_anak", "dua", "angka"),
    ],
)
def test_a_wrong_value_is_kept_and_complained_about(registered: Running, name: str, wrong: str, complaint: str) -> None:
    registered.say(name, wrong)
    shown = field(registered.ask("open_tab", tab=FORM_FIELDS[name].tab), name)
    assert shown["said"] == wrong
    assert complaint in shown["error"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(max_size=60))
def test_whatever_was_typed_is_kept_or_cleaned_of_what_nobody_can_read(registered: Running, typed: str) -> None:
    shown = field(registered.say("alamat", typed), "alamat")["said"]
    assert shown == typed.replace("\0", "").encode(errors="ignore").decode().strip()


def test_text_with_what_no_database_can_keep_is_saved_without_it(registered: Running) -> None:
    shown = registered.say("alamat", "Jl. \0Kaliurang \ud83d7")
    assert field(shown, "alamat")["said"] == "Jl. Kaliurang 7"


def test_an_answer_that_says_what_the_state_holds_takes_the_change_back(registered: Running) -> None:
    registered.say("agama", "2")
    assert len(registered.ask("review")["changes"]) == 1
    registered.say("agama", "1")
    assert registered.ask("review")["changes"] == []


def test_a_confirmation_takes_the_answer_back(registered: Running) -> None:
    registered.say("agama", "2")
    shown = field(registered.save(Tab.UTAMA, ["agama"]), "agama")
    assert (shown["said"], shown["confirmed"]) == (None, True)


def test_an_answer_takes_the_confirmation_back(registered: Running) -> None:
    registered.save(Tab.UTAMA, ["agama", "nama"])
    tab = registered.say("agama", "2")
    assert (field(tab, "agama")["confirmed"], field(tab, "nama")["confirmed"]) == (False, True)


def test_what_another_section_says_stays(registered: Running) -> None:
    registered.say("agama", "2")
    registered.say("unit_organisasi", "seksi")
    assert [change["key"] for change in registered.ask("review")["changes"]] == ["agama", "unit_organisasi"]


@pytest.mark.parametrize(
    ("tab", "name"),
    [(Tab.UTAMA, "lokasi_kerja"), (Tab.POSISI, "agama"), (Tab.UTAMA, "hobi")]
    + [(f.tab, f.name) for f in FORM_FIELDS.values() if f.origin in (Origin.FIXED, Origin.DERIVED)],
)
def test_what_cannot_be_changed_in_a_section_is_refused_and_nothing_is_saved(
    registered: Running, tab: Tab, name: str
) -> None:
    for body in ({"answers": {name: "1"}}, {"confirmed": [name]}):
        with pytest.raises(Invalid) as refused:
            registered.ask("save_tab", tab=tab, version=registered.version, **body)
        assert list(refused.value.details["fields"]) == [name]
    assert registered.version == 1


def test_a_page_that_was_overtaken_is_told_when_and_saves_nothing(registered: Running) -> None:
    registered.say("agama", "2")
    with pytest.raises(Conflict) as refused:
        registered.ask("save_tab", tab=Tab.UTAMA, version=1, answers={"agama": "3"}, confirmed=[])
    details = refused.value.details
    assert (details["code"], details["version"], details["by"]) == ("stale", 2, "")
    assert details["at"] == registered.form().saved_at.isoformat()
    assert registered.form().answers == {"agama": "2"}


def beside(registered: Running, seen: dict[str, str], **answers: str) -> Any:
    """A save from a page that is behind, and says what it showed."""
    return registered.ask("save_tab", tab=Tab.UTAMA, version=1, answers=answers, confirmed=[], seen=seen)


def test_two_pages_that_change_different_fields_disturb_nobody(registered: Running) -> None:
    registered.say("agama", "2")
    beside(registered, {"alamat": "Jl. Kaliurang 7"}, alamat="Jl. Magelang 1")
    assert registered.form().answers == {"agama": "2", "alamat": "Jl. Magelang 1"}


def test_a_field_that_was_changed_elsewhere_is_named_and_nothing_is_saved(registered: Running) -> None:
    registered.say("alamat", "Jl. Solo 3")
    with pytest.raises(Conflict) as refused:
        beside(registered, {"alamat": "Jl. Kaliurang 7", "agama": "1"}, alamat="Jl. Magelang 1", agama="2")
    assert refused.value.details["overtaken"] == ["alamat"]
    assert registered.form().answers == {"alamat": "Jl. Solo 3"}


def test_who_has_seen_the_other_value_may_replace_it(registered: Running) -> None:
    registered.say("alamat", "Jl. Solo 3")
    beside(registered, {"alamat": "Jl. Solo 3"}, alamat="Jl. Magelang 1")
    assert registered.form().answers == {"alamat": "Jl. Magelang 1"}


def test_the_same_value_from_two_pages_is_no_conflict(registered: Running) -> None:
    for _ in range(2):
        beside(registered, {"alamat": "Jl. Kaliurang 7"}, alamat=" Jl. Magelang 1 ")
    assert registered.form().answers == {"alamat": "Jl. Magelang 1"}


def test_a_secret_that_no_page_shows_is_known_to_be_unseen(registered: Running) -> None:
    beside(registered, {"nik": ""}, nik="3404012703750008")
    with pytest.raises(Conflict) as refused:
        beside(registered, {"nik": ""}, nik="3404012703750009")
    assert refused.value.details["overtaken"] == ["nik"]


def test_a_whole_section_called_right_does_not_undo_what_was_changed_elsewhere(registered: Running) -> None:
    registered.say("agama", "2")
    with pytest.raises(Conflict) as refused:
        registered.ask("save_tab", tab=Tab.UTAMA, version=1, answers={}, confirmed=["agama", "alamat"], seen={})
    assert refused.value.details["overtaken"] == ["agama"]
    registered.ask("save_tab", tab=Tab.UTAMA, version=1, answers={}, confirmed=["alamat"], seen={})
    assert (registered.form().answers, registered.form().confirmed) == ({"agama": "2"}, ["alamat"])


def test_a_change_is_taken_back_only_as_it_was_seen(registered: Running) -> None:
    registered.say("agama", "2")
    body: dict[str, Any] = {"tab": Tab.UTAMA, "version": 1, "answers": {}, "confirmed": ["agama"]}
    with pytest.raises(Conflict):
        registered.ask("save_tab", **body, seen={"agama": "3"})
    registered.ask("save_tab", **body, seen={"agama": "2"})
    assert registered.form().answers == {}


def test_a_save_that_was_lost_on_its_way_back_is_done_once(registered: Running) -> None:
    for _ in range(2):
        registered.ask("save_tab", key="k", tab=Tab.UTAMA, version=1, answers={"agama": "2"}, confirmed=[])
    assert registered.version == 2


def test_after_sending_every_way_to_write_is_locked(running: Running) -> None:
    running.add_row()
    running.fill()
    running.send()
    writes: list[tuple[str, dict[str, Any]]] = [
        ("save_tab", {"tab": Tab.UTAMA, "version": running.version}),
        ("save_history", {"kind": "golongan", "action": "delete", "row_id": ROW, "version": running.version}),
        ("detach_document", {"change": "nama", "document_id": id_of("proof")}),
        ("send", {"version": running.version}),
    ]
    for method, body in writes:
        with pytest.raises(Conflict) as refused:
            running.ask(method, **body)
        assert refused.value.details["code"] == "sent"
    with pytest.raises(Conflict):
        running.attach("nama")


def test_a_document_belongs_to_its_change(registered: Running) -> None:
    registered.say("agama", "2")
    [attached] = field(registered.attach("agama"), "agama")["documents"]
    assert (attached["document_id"], attached["digest"]) == (id_of("proof"), "proof")
    body = {"change": "agama", "document_id": id_of("proof")}
    assert field(registered.ask("detach_document", **body), "agama")["documents"] == []


def test_the_same_document_attached_twice_is_there_once(registered: Running) -> None:
    registered.attach("agama")
    assert len(field(registered.attach("agama"), "agama")["documents"]) == 1


def test_a_sixth_document_is_refused(registered: Running) -> None:
    for number in range(5):
        registered.attach("agama", f"proof {number}")
    with pytest.raises(Invalid) as refused:
        registered.attach("agama", "one too many")
    assert list(refused.value.details["fields"]) == ["agama"]


@pytest.mark.parametrize("change", ["golongan", "email", "nip_baru", "hobi", f"golongan:{ROW}", "jabatan:1", ":"])
def test_a_document_for_what_is_no_change_is_refused(registered: Running, change: str) -> None:
    with pytest.raises(Invalid):
        registered.attach(change)


def test_secret_values_are_shown_masked_and_the_persons_own_as_typed(registered: Running) -> None:
    shown = field(registered.say("nik", "3404012703750009"), "nik")
    assert (shown["held"], shown["held_label"], shown["said"]) == ("", "3404 •••• •••• 0007", "3404012703750009")
    assert NIK not in str(registered.ask("open_tab", tab="utama"))
