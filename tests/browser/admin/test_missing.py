"""Belum terdata in a real browser: from the figures to a person, at every width, without findings."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems
from tests.gateway.admin.fake_missing import BUDI, SARI, TONO, FakeMissing

LIST = "/admin/belum-terdata/orang?instansi=ag-1"
PAGES = {
    "instansi": "/admin/belum-terdata",
    "unit": "/admin/belum-terdata?instansi=ag-1",
    "daftar": LIST,
    "orang": f"/admin/belum-terdata/orang/{SARI}",
}
SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures of every page, to be looked at


@pytest.fixture
def missing(office: Office) -> FakeMissing:
    held = FakeMissing()
    office.fake.answers |= held.handlers()
    return held


def looked_at(page: Page, name: str) -> list[Any]:
    """What is wrong with the page; its picture for whoever asked for pictures."""
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
    return problems(page)


@every_look
def test_every_page_is_right_at_every_width(visit: Visit, missing: FakeMissing, width: int, dark: bool) -> None:
    found = {}
    missing.may = ["note", "clear", "remind", "propose", "decide", "reverse"]
    for name, path in PAGES.items():
        page = visit(path, profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
        if wrong := looked_at(page, f"{name}-{width}{'-gelap' if dark else ''}"):
            found[name] = wrong
    page = visit(LIST, profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
    page.get_by_label("Pilih BUDI SANTOSO").check()
    page.get_by_role("button", name="Catat alasan").click()
    page.get_by_role("heading", name="Catat alasan").wait_for()
    if wrong := looked_at(page, f"catat-{width}{'-gelap' if dark else ''}"):
        found["catat"] = wrong
    assert found == {}


@every_look
def test_the_proposals_are_right_at_every_width(visit: Visit, missing: FakeMissing, width: int, dark: bool) -> None:
    page = visit("/admin/usulan-tidak-ikut", profile=Profile.KANREG_ADMIN, width=width, dark=dark)
    assert missing.rows
    assert looked_at(page, f"usulan-{width}{'-gelap' if dark else ''}") == []


def test_several_people_get_one_reason(visit: Visit, missing: FakeMissing) -> None:
    page = visit("/admin/belum-terdata?instansi=ag-1", profile=Profile.AGENCY_ADMIN)
    page.get_by_role("link", name="Lihat orangnya").click()
    for name in ("BUDI SANTOSO", "SARI DEWI"):
        page.get_by_label(f"Pilih {name}").check()
    page.get_by_role("button", name="Catat alasan").click()
    page.get_by_label("Alasan", exact=True).select_option("no_access")
    page.get_by_label("Petugas yang menindaklanjuti").select_option(label="Wahyu Hidayat (Verifikator Level 2)")
    page.get_by_label("Tenggat").fill("2099-10-30")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Alasan 2 orang dicatat.")).to_be_visible()
    [(what, body)] = missing.done
    assert (what, body["deadline"], len(body["people"])) == ("note_reason", "2099-10-30", 2)
    assert {one["person_id"] for one in body["people"]} == {BUDI, SARI}


def test_an_office_above_confirms_a_proposal(visit: Visit, missing: FakeMissing) -> None:
    page = visit("/admin/usulan-tidak-ikut", profile=Profile.KANREG_ADMIN)
    page.get_by_label("Pilih =TONO ADI").check()
    page.get_by_role("button", name="Tetapkan tidak ikut").click()
    expect(page.get_by_text("1 orang ditetapkan tidak ikut.")).to_be_visible()
    assert missing.done[0][1]["people"] == [{"person_id": TONO, "version": 3}]
