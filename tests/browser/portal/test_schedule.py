"""The hours of the region end while somebody types: nothing typed is lost, and the next opening is told."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.identity.answers import OpeningShown
from tests.browser.looking import problems
from tests.browser.portal.conftest import DESK, PHONE, SMALLEST, Portal, Visit

CLOSED = OpeningShown(open=False, why="hours", next_at="2031-10-14T23:00:00+00:00", until="", zone="WITA")


def test_what_is_typed_when_the_hours_end_is_saved_and_the_next_opening_is_told(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat", width=PHONE)
    portal.form.filling = CLOSED
    page.get_by_label("Alamat").first.fill("Jalan Melati 4")
    expect(page.locator("[data-tersimpan]").first).to_contain_text("Tersimpan")
    assert portal.form.said["alamat"] == "Jalan Melati 4"
    page.reload()
    expect(page.locator("main")).to_contain_text("Dibuka lagi 15 Oktober 2031, 07.00 WITA.")
    page.get_by_role("link", name="Ke beranda").click()
    expect(page.locator("main")).to_contain_text("Formulir dapat diisi lagi Rabu, 15 Oktober 2031, pukul 07.00 WITA.")


@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESK])
def test_the_schedule_is_for_everybody(portal: Portal, visit: Visit, width: int) -> None:
    region = {**CLOSED, "name": "Sulawesi Selatan", "days": [1, 3], "begins": "07.00", "ends": "12.00"}
    phase = {"phase": "filling", "opens": "2031-09-01T00:00:00+07:00", "closes": "", "open": False}
    portal.fake.answers["identity.schedule"] = {"phases": [phase], "regions": [region]}
    page = visit("/jadwal", width=width, logged_in=False)
    assert problems(page) == []
    portal.form.filling = CLOSED
    assert problems(visit("/", width=width)) == []
