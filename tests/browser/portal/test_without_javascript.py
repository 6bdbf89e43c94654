"""The whole way without JavaScript: change, document, confirm, riwayat, send."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.portal.conftest import PHONE, Portal, Visit
from tests.gateway.papers import pdf

PAPER = FilePayload(name="KTP.pdf", mimeType="application/pdf", buffer=pdf(1))


def test_a_form_is_filled_and_sent(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama", width=PHONE, scripts=False)
    page.click("button[value='ubah:alamat']")
    page.fill("[name=alamat]", "Jalan Melati 4")
    page.set_input_files("[name='berkas.alamat']", [PAPER])
    page.click("button[value='unggah:alamat']")
    expect(page.locator("#f-alamat")).to_contain_text("KTP.pdf")
    page.check("[name=semua][value=ya]")
    page.click("button[value=lanjut]")
    page.click("button[value='ubah:lokasi_kerja']")
    page.fill("[name='lokasi_kerja.teks']", "kabupaten")
    page.click(".dock button[value=simpan]")
    page.check("text=Kabupaten Klaten")
    page.set_input_files("[name='berkas.lokasi_kerja']", [PAPER])
    page.check("[name=semua][value=ya]")
    page.click("button[value=lanjut]")
    expect(page.locator("h1")).to_have_text("Data Riwayat")
    page.goto(f"{portal.address}/formulir/periksa")
    expect(page.locator("main")).to_contain_text("Kabupaten Klaten")
    page.click("form.sendbox button")
    expect(page.locator("main")).to_contain_text("Formulir terkirim.")
    assert portal.form.said == {"alamat": "Jalan Melati 4", "lokasi_kerja": "3310"}
    assert portal.form.state == "sent"


def test_what_was_typed_survives_services_that_are_away(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat", scripts=False)
    page.fill("[name=alamat]", "Jalan Melati 4")
    portal.fake.away = True
    page.click(".dock button[value=simpan]")
    expect(page.locator("main")).to_contain_text("Yang Anda ketik masih ada di sini")
    portal.fake.away = False
    page.click("text=Kirim sekali lagi")
    expect(page.locator("h1")).to_have_text("Data Utama")
    assert portal.form.said == {"alamat": "Jalan Melati 4"}


@pytest.mark.parametrize(
    ("address", "field"),
    [("/formulir/utama?ubah=alamat", "alamat"), ("/formulir/riwayat/golongan/r-1", "sk_nomor")],
)
def test_what_was_typed_goes_through_the_log_in_when_the_session_had_ended(
    portal: Portal, visit: Visit, address: str, field: str
) -> None:
    page = visit(address, width=PHONE, scripts=False)
    page.fill(f"[name={field}]", "Jalan Melati 4")
    portal.fake.sessions.clear()
    page.wait_for_timeout(2100)  # as long as the gateway remembers identity's answer
    page.click("button[value=simpan]:not(.vh)")
    page.fill("#nomor", "K7M4QX2P")
    page.click("form[action='/masuk'] button")  # without the password: what was typed goes along
    page.fill("#nomor", "K7M4QX2P")
    page.fill("#sandi", "rahasia-uji")
    page.click("form[action='/masuk'] button")
    expect(page.locator("h1")).to_have_text("Anda sudah masuk lagi")
    expect(page.locator("main")).to_contain_text("Jalan Melati 4")
    page.click("main button:text('Kirim sekali lagi')")
    expect(page.locator("h1")).to_have_text("Data Utama" if field == "alamat" else "Riwayat golongan")
    kept = portal.form.said or portal.form.edits["r-1"][1]
    assert kept[field] == "Jalan Melati 4"


def test_whoever_else_logs_in_there_is_not_shown_it(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat", width=PHONE, scripts=False)
    page.fill("[name=alamat]", "Jalan Melati 4")
    portal.fake.sessions.clear()
    page.wait_for_timeout(2100)
    page.click("button[value=simpan]:not(.vh)")
    portal.fake.answers["identity.log_in"] = lambda **_typed: {
        "step": "done", "token": portal.fake.citizen("other", account_id="a-2", username="Q2"), "device": "d-2",
    }  # fmt: skip
    page.fill("#nomor", "Q2M4QX2P")
    page.fill("#sandi", "rahasia-uji")
    page.click("form[action='/masuk'] button")
    expect(page.locator("main")).not_to_contain_text("Jalan Melati 4")
    assert portal.form.said == {}
