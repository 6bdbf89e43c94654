"""From a stop at registration to the receipt, in a real browser, without JavaScript and on a phone."""
from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from services.contracts.errors import Invalid, NotFound
from tests.browser.looking import problems
from tests.browser.portal.conftest import DESK, PHONE, SMALLEST, Portal, Visit
from tests.gateway.papers import pdf
from tests.gateway.test_reports import RECEIPT, TICKET


@pytest.fixture
def helpdesk(portal: Portal) -> Portal:
    portal.fake.answers["helpdesk.count_file"] = {}
    portal.fake.answers["helpdesk.report"] = TICKET
    portal.fake.answers["helpdesk.status"] = TICKET
    portal.fake.answers["helpdesk.my_tickets"] = [TICKET]
    return portal


def test_a_stop_is_reported_with_its_document_and_gets_a_receipt(
    helpdesk: Portal, visit: Visit, tmp_path: Path
) -> None:
    stop = NotFound("Nama berbeda.", code="name_differs", category="beda_nama")
    helpdesk.fake.answers["registration.look_up"] = stop
    page = visit("/daftar", width=PHONE, scripts=False, logged_in=False)
    page.get_by_label("NIP", exact=False).first.fill("197503122000032901")
    page.get_by_label("Nama lengkap tanpa gelar").fill("Ratna Purwandini")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("link", name="Laporkan").click()
    expect(page.locator("main")).to_contain_text("19750312 200003 2 901")
    page.get_by_label("E-mail").fill("ratna@contoh.go.id")
    page.get_by_role("textbox", name="Nama yang benar").fill("Ratna Purwandari")
    (tmp_path / "sk.pdf").write_bytes(pdf())
    page.set_input_files("#berkas", tmp_path / "sk.pdf")
    helpdesk.fake.answers["helpdesk.report"] = Invalid("Belum.", fields={"sk_nomor": ["Isi Nomor SK."]})
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator(".errsum")).to_contain_text("Isi Nomor SK.")
    expect(page.locator(".up-f")).to_contain_text("sk.pdf")
    page.get_by_label("Nomor SK").fill("823/2000")
    helpdesk.fake.answers["helpdesk.report"] = TICKET
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("[data-nomor-tiket]")).to_have_text("7K2MX 4PQRA")


@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESK])
def test_the_pages_are_for_everybody(helpdesk: Portal, visit: Visit, width: int) -> None:
    for path in ("/bantuan", "/bantuan/lapor/beda_nama", "/bantuan/lapor/turun_status", f"/bantuan/{RECEIPT}?baru=1"):
        assert problems(visit(path, width=width)) == [], path
    assert problems(visit("/bantuan/lapor/beda_nama", width=width, logged_in=False)) == []


@pytest.mark.parametrize("state", ["asked", "acting", "answered"])
def test_the_answer_is_for_everybody_and_the_reporter_writes_again(helpdesk: Portal, visit: Visit, state: str) -> None:
    said = [{"kind": kind, "author": "", "body": "Lampirkan SK. " * 20, "at": "2015-10-29T03:00:00+00:00"}
            for kind in ("operator", "reporter")]  # fmt: skip
    final = {"verdict": "reject", "note": "Sudah sama.", "answered_at": "2015-10-30T03:00:00+00:00"}
    helpdesk.fake.answers["helpdesk.status"] = TICKET | final | {"state": state, "messages": said}
    helpdesk.fake.answers["helpdesk.reply"] = TICKET
    page = visit(f"/bantuan/{RECEIPT}", width=PHONE, logged_in=False)
    assert problems(page) == []
    page.get_by_label("Tulis lagi kepada petugas").fill("SK terlampir.")
    page.get_by_role("button", name="Kirim pesan").click()
    expect(page.get_by_text("Pesan Anda terkirim.")).to_be_visible()
