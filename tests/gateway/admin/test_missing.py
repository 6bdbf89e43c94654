"""Belum terdata: figures, the list and its file, reasons, reminders, tidak ikut."""
from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_missing import BUDI, OWNER, PAPER_ID, SARI, TONO, FakeMissing
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices
from tests.gateway.papers import png

LIST = "/admin/belum-terdata/orang?instansi=ag-1"
NOTED = {"alasan": "died", "petugas": OWNER, "tenggat": "2099-10-01", "catatan": "Wafat."}


@pytest.fixture
def missing(fake: FakeServices) -> FakeMissing:
    held = FakeMissing()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(missing: FakeMissing, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


@pytest.fixture
def kanreg(missing: FakeMissing, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.KANREG_ADMIN)


def rows(answer: Any) -> list[list[str]]:
    assert answer.mimetype == "text/csv"
    return list(csv.reader(StringIO(answer.text.removeprefix("\ufeff"))))


def test_an_office_above_begins_with_its_agencies_and_opens_one(kanreg: FlaskClient) -> None:
    page = Page(kanreg.get("/admin/belum-terdata"))
    assert "Kabupaten Bantul" in page.words
    assert "9.412" in page.words
    assert page.tree.xpath("//a[@href='/admin/belum-terdata?instansi=ag-1']")
    units = Page(kanreg.get("/admin/belum-terdata?instansi=ag-1"))
    assert "Dinas Pendidikan, Pemuda, dan Olahraga" in units.words
    assert units.tree.xpath("//a[contains(@href, 'alasan=unexplained') and contains(@href, 'unit=u-1')]")


def test_who_sees_one_agency_need_not_choose_it(admin: FlaskClient, fake: FakeServices, missing: FakeMissing) -> None:
    one = missing.missing(agency_id="ag-1")
    fake.answers["reporting.missing"] = lambda **asked: one if asked["agency_id"] else one | {"units": [], "agency": ""}
    assert "Puskesmas Ngaglik" in Page(admin.get("/admin/belum-terdata")).words


def test_an_executive_sees_figures_and_nobody(missing: FakeMissing, as_official: Callable[..., FlaskClient]) -> None:
    executive = as_official(Profile.EXECUTIVE)
    page = Page(executive.get("/admin/belum-terdata?instansi=ag-1"))
    assert not page.tree.xpath("//a[contains(@href, '/belum-terdata/orang')]")
    assert executive.get(LIST).status_code == 403


def test_the_figures_come_as_a_file(kanreg: FlaskClient) -> None:
    header, *body = rows(kanreg.get("/admin/belum-terdata/angka.csv"))
    assert header[:4] == ["Instansi", "Wajib daftar", "Diterima", "Belum terdata"]
    assert body[0][:7] == ["Kabupaten Sleman", "9412", "9328", "84", "19", "61", "4"]


def test_the_list_asks_what_the_address_says(admin: FlaskClient, fake: FakeServices) -> None:
    admin.get(f"{LIST}&unit=u-1&cari=sari&keadaan=unsent&alasan=unexplained&tahap=noted&lewat=1&setelah=x")
    [asked] = [one.body for one in fake.of("registration.find_missing")]
    assert asked == {
        "agency_id": "ag-1", "unit_id": "u-1", "q": "sari", "standing": "unsent", "reason": "unexplained",
        "stage": "noted", "overdue": True, "after": "x", "limit": 50,
    }  # fmt: skip
    admin.get(f"{LIST}&keadaan=nonsense&alasan=x&tahap=y")
    assert [fake.of("registration.find_missing")[-1].body[name] for name in ("standing", "reason", "stage")] == [""] * 3


def test_the_list_shows_what_is_lacking_and_leads_on(admin: FlaskClient, missing: FakeMissing) -> None:
    missing.more = True
    page = Page(admin.get(LIST))
    for text in ("bukti belum ada", "lewat, 30 Oktober 2015", "Diusulkan tidak ikut", "Belum mendaftar"):
        assert text in page.words
    assert page.tree.xpath("//a[contains(@href, 'setelah=')]")
    assert admin.get("/admin/belum-terdata/orang").location == "/admin/belum-terdata"
    assert "Tidak ada orang yang cocok" in Page(admin.get(f"{LIST}&cari=nobody")).words


def test_the_file_holds_every_page_and_no_formula(admin: FlaskClient, missing: FakeMissing, fake: FakeServices) -> None:
    missing.more = True
    header, *body = rows(admin.get("/admin/belum-terdata/orang.csv?instansi=ag-1"))
    assert len(body) == 2 * len(missing.rows)
    assert [row[1] for row in body[:3]] == ["BUDI SANTOSO", "SARI DEWI", "'=TONO ADI"]
    assert (header[-1], body[0][-1]) == ("Diunduh oleh", "Puji Kartikasari")
    assert all(one.body["taken"] for one in fake.of("registration.find_missing"))


def test_a_reason_is_asked_on_a_page_that_names_the_people(admin: FlaskClient, missing: FakeMissing) -> None:
    chosen = [f"{BUDI}.0", f"{SARI}.2"]
    asked = Page(admin.post(f"{LIST.replace('/orang', '/alasan')}", data={"pilih": chosen}))
    assert "Tentang BUDI SANTOSO dan 1 orang lain yang Anda pilih." in asked.words
    assert asked.tree.xpath("//input[@name='pilih']/@value") == chosen
    assert "Wahyu Hidayat (Verifikator Level 2)" in asked.words
    assert missing.done == []
    sent = admin.post(f"{LIST.replace('/orang', '/alasan')}", data={"pilih": chosen, **NOTED})
    assert (sent.status_code, sent.location) == (303, LIST)
    [(what, body)] = missing.done
    assert (what, body["reason"], body["owner_id"], body["document"]) == ("note_reason", "died", OWNER, None)
    assert body["people"] == [{"person_id": BUDI, "version": 0}, {"person_id": SARI, "version": 2}]
    assert "Alasan 2 orang dicatat." in Page(admin.get(LIST)).words


def test_a_document_is_checked_and_carried_while_the_page_is_mended(admin: FlaskClient, missing: FakeMissing) -> None:
    data = {"pilih": f"{BUDI}.0", **NOTED, "tenggat": "", "berkas": (BytesIO(png()), "sk.png")}
    first = admin.post("/admin/belum-terdata/alasan", data=data)
    page = Page(first)
    assert (first.status_code, missing.done) == (422, [])
    assert "Tulis tenggatnya." in page.words
    [receipt] = page.tree.xpath("//input[@name='resi']/@value")
    admin.post("/admin/belum-terdata/alasan", data={"pilih": f"{BUDI}.0", **NOTED, "resi": receipt})
    assert missing.done[0][1]["document"]["name"] == "sk.png"
    bad = {"pilih": f"{BUDI}.0", **NOTED, "berkas": (BytesIO(b"#!/bin/sh"), "x.pdf")}
    assert admin.post("/admin/belum-terdata/alasan", data=bad).status_code == 422


def test_what_the_service_refuses_is_said_at_its_field(admin: FlaskClient, missing: FakeMissing) -> None:
    missing.refuses = Invalid("x", fields={"deadline": ["Tenggat sudah lewat. Pilih hari ini atau sesudahnya."]})
    answer = admin.post("/admin/belum-terdata/alasan", data={"pilih": f"{BUDI}.0", **NOTED})
    assert answer.status_code == 422
    assert "Tenggat sudah lewat." in Page(answer).texts("//p[@id='tenggat-salah']")[0]


@pytest.mark.parametrize("path", ["alasan", "pengingat", "usul"])
def test_with_nobody_ticked_nothing_happens(admin: FlaskClient, missing: FakeMissing, path: str) -> None:
    for pilih in ([], ["nonsense"], [f"{BUDI}.x"]):
        answer = admin.post(f"/admin/belum-terdata/{path}?instansi=ag-1", data={"pilih": pilih})
        assert answer.status_code == 422
        assert "Beri tanda pada orang yang dimaksud lebih dulu." in Page(answer).words
    assert missing.done == []


def test_reminders_tell_who_was_not_written_to(admin: FlaskClient, missing: FakeMissing) -> None:
    missing.others = [("TONO ADI", "sudah diingatkan dalam 7 hari terakhir")]
    sent = admin.post("/admin/belum-terdata/pengingat?instansi=ag-1", data={"pilih": [f"{SARI}.2"]})
    assert (sent.status_code, sent.location) == (303, LIST)
    assert missing.done == [("remind", {"person_ids": [SARI]})]
    words = Page(admin.get(LIST)).words
    assert "Surat pengingat dikirim kepada 1 orang." in words
    assert "TONO ADI tidak berubah: sudah diingatkan dalam 7 hari terakhir." in words


def test_a_reason_is_taken_away_with_words(admin: FlaskClient, missing: FakeMissing) -> None:
    data = {"pilih": f"{SARI}.2", "dari": "orang"}
    empty = admin.post("/admin/belum-terdata/hapus-alasan", data=data)
    assert (empty.status_code, missing.done) == (422, [])
    sent = admin.post("/admin/belum-terdata/hapus-alasan", data=data | {"catatan_hapus": "Hadir."})
    assert sent.location == f"/admin/belum-terdata/orang/{SARI}"
    assert missing.done == [("clear_reason", {"people": [{"person_id": SARI, "version": 2}], "note": "Hadir."})]


def test_a_proposal_names_its_grounds_and_says_why_it_is_too_early(admin: FlaskClient, missing: FakeMissing) -> None:
    data = {"pilih": f"{SARI}.2", "dari": "orang"}
    assert "Kantor di atas instansi memutuskan." in Page(admin.post("/admin/belum-terdata/usul", data=data)).words
    assert admin.post("/admin/belum-terdata/usul", data=data | {"catatan": " "}).status_code == 422
    missing.refuses = Conflict("Pengisian formulir belum ditutup.", code="early")
    early = admin.post("/admin/belum-terdata/usul", data=data | {"catatan": "Sudah dicari."})
    assert "Pengisian formulir belum ditutup." in Page(early).words
    missing.refuses = None
    sent = admin.post("/admin/belum-terdata/usul", data=data | {"catatan": "Sudah dicari."})
    assert (sent.status_code, missing.done[0][1]["note"]) == (303, "Sudah dicari.")


def test_the_office_above_decides_from_its_list(kanreg: FlaskClient, missing: FakeMissing) -> None:
    page = Page(kanreg.get("/admin/usulan-tidak-ikut"))
    assert "TONO ADI" in page.words
    assert "SARI DEWI" not in page.words
    chosen = {"pilih": f"{TONO}.3"}
    silent = kanreg.post("/admin/belum-terdata/putusan", data=chosen | {"do": "refuse"})
    assert (silent.status_code, missing.done) == (422, [])
    assert kanreg.post("/admin/belum-terdata/putusan", data={"do": "confirm"}).status_code == 422
    kanreg.post("/admin/belum-terdata/putusan", data=chosen | {"do": "confirm"})
    kanreg.post("/admin/belum-terdata/putusan", data=chosen | {"do": "refuse", "alasan": "Masih dirawat."})
    assert [(body["verdict"], body["note"]) for _what, body in missing.done] == [
        ("confirm", ""), ("refuse", "Masih dirawat."),
    ]  # fmt: skip


def test_it_is_taken_back_on_the_persons_page(kanreg: FlaskClient, missing: FakeMissing) -> None:
    missing.may = ["reverse"]
    page = Page(kanreg.get(f"/admin/belum-terdata/orang/{TONO}"))
    assert "Batalkan tidak ikut" in page.words
    assert "Ubah alasan" not in page.words
    where = f"/admin/belum-terdata/orang/{TONO}/batal"
    assert kanreg.post(where, data={"version": "3"}).status_code == 422
    assert kanreg.post(where, data={"version": "x", "alasan": "Keliru."}).status_code == 422
    assert kanreg.post(where, data={"version": "3", "alasan": "Keliru."}).status_code == 303
    assert missing.done == [("reverse", {"person_id": TONO, "version": 3, "note": "Keliru."})]


def test_the_agency_neither_decides_nor_sees_the_list_of_proposals(admin: FlaskClient) -> None:
    assert admin.get("/admin/usulan-tidak-ikut").status_code == 403
    assert admin.post("/admin/belum-terdata/putusan", data={"pilih": f"{TONO}.3"}).status_code == 403
    assert admin.post(f"/admin/belum-terdata/orang/{TONO}/batal", data={"alasan": "x"}).status_code == 403


def test_a_person_is_shown_with_history_and_pages_of_documents(
    admin: FlaskClient, missing: FakeMissing, app: Flask
) -> None:
    digest = app.extensions["documents"].save(png())
    missing.document = {"document_id": PAPER_ID, "name": "sk.png", "media_type": "image/png", "size": 1,
                        "digest": digest, "pages": 1}  # fmt: skip
    page = Page(admin.get(f"/admin/belum-terdata/orang/{SARI}"))
    for text in ("Cuti panjang", "Wahyu Hidayat", "Siti Aminah", "Alasan dicatat", "sari@contoh.go.id"):
        assert text in page.words
    paper = f"/admin/belum-terdata/orang/{SARI}/dokumen/{PAPER_ID}/1.webp"
    assert page.tree.xpath(f"//a[@href='{paper}']")
    assert admin.get(paper).mimetype == "image/webp"
    assert admin.get(paper.replace(SARI, BUDI)).status_code == 404
    unreached = Page(admin.get(f"/admin/belum-terdata/orang/{BUDI}")).words
    assert "Tidak dapat dikirim: belum mendaftar" in unreached
    assert admin.get(f"/admin/belum-terdata/orang/{OWNER}").status_code == 404
    assert admin.get("/admin/belum-terdata/orang/nonsense").status_code == 404
