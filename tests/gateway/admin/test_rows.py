"""Which rows the desk offers for decision, and which it only shows."""

from __future__ import annotations

from gateway.admin.verification.decisions import Decision
from gateway.admin.verification.documents import documents_of
from gateway.admin.verification.rows import sheet
from tests.gateway.admin import cases


def test_rows_are_grouped_by_form_in_the_order_of_the_manual() -> None:
    forms = sheet(cases.case()).forms
    assert [str(form.label) for form in forms] == ["Data Utama", "Posisi", "Riwayat", "Guru", "Dokter"]
    assert [len(form.rows) for form in forms] == [5, 1, 2, 0, 0]


def test_at_level_3_religion_is_folded_with_the_names_of_who_decides_it() -> None:
    shown = sheet(cases.case(level=3))
    assert "agama" not in {row.change["key"] for row in shown.rows}
    [fold] = shown.folds
    assert (fold.decided_by, fold.labels) == ("Level 1, Level 2", "agama, alamat")


def test_at_level_4_only_the_date_of_birth_is_decided() -> None:
    assert [row.change["key"] for row in sheet(cases.case(level=4)).rows] == ["tanggal_lahir"]


def test_a_draft_comes_back_as_tick_canned_reason_and_free_text() -> None:
    case = cases.case()
    case["changes"][1].update({"draft": "reject", "draft_reason": "Dokumen tidak terbaca. Foto buram."})
    row = sheet(case).rows[1]
    assert (row.decision.verdict, row.canned, row.free_text) == ("reject", "Dokumen tidak terbaca", "Foto buram.")


def test_what_was_typed_stands_when_nobody_was_faster() -> None:
    case = cases.case()
    case["changes"][1]["draft"] = "approve"
    mine = {"c-nama": Decision("c-nama", "reject", "Buram")}
    assert sheet(case, mine, mine_stands=True).rows[1].decision.verdict == "reject"
    assert sheet(case, mine).rows[1].clash is not None


def test_a_document_that_proves_two_changes_is_shown_once_with_both() -> None:
    [card] = [shown for shown in documents_of(cases.case()) if shown.attached["document_id"] == "d-kk"]
    assert card.proves == ["Agama", "Alamat"]
