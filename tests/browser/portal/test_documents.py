"""Documents while the page stays open."""

import os
from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.looking import too_wide
from tests.browser.portal.conftest import SMALLEST, Portal, Visit
from tests.gateway.papers import pdf, picture

ADDRESS = "/formulir/utama?ubah=alamat"


def test_a_document_is_sent_and_listed_without_leaving_the_page(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.fill("#alamat", "Jalan Melati 4")
    page.set_input_files("#berkas-alamat", [FilePayload(name="KTP.pdf", mimeType="application/pdf", buffer=pdf(2))])
    listed = page.locator("[data-dokumen=alamat] [data-daftar]")
    expect(listed).to_contain_text("KTP.pdf")
    expect(listed).to_contain_text("2 halaman")
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")
    assert portal.form.said == {"alamat": "Jalan Melati 4"}
    assert [paper["name"] for paper in portal.form.documents["alamat"]] == ["KTP.pdf"]


def test_two_documents_and_typing_do_not_overtake_each_other(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    for number in (1, 2):
        paper = FilePayload(name=f"surat{number}.pdf", mimeType="application/pdf", buffer=pdf(number))
        page.set_input_files("#berkas-alamat", [paper])
    page.fill("#alamat", "Jalan Melati 4")
    expect(page.locator("[data-dokumen=alamat] .up-f")).to_have_count(2)
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")
    assert portal.form.said == {"alamat": "Jalan Melati 4"}


def test_a_large_photo_is_made_smaller_in_the_browser(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    noise = Image.frombytes("RGB", (3000, 2000), os.urandom(3000 * 2000 * 3))
    written = BytesIO()
    noise.save(written, "JPEG", quality=70)
    assert written.tell() > 1_500_000
    page.set_input_files(
        "#berkas-alamat", [FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=written.getvalue())]
    )
    expect(page.locator("[data-dokumen=alamat] [data-daftar]")).to_contain_text("foto.jpg")
    assert portal.form.documents["alamat"][0]["size"] < written.tell()


def test_what_is_no_document_is_told_at_its_place(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.set_input_files("#berkas-alamat", [FilePayload(name="a.pdf", mimeType="application/pdf", buffer=b"MZ")])
    expect(page.locator("[data-dokumen=alamat] .err")).to_contain_text("bukan PDF, JPEG, atau PNG")
    assert portal.form.documents == {}


def test_a_document_is_taken_off_again(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.set_input_files("#berkas-alamat", [FilePayload(name="KTP.png", mimeType="image/png", buffer=picture("PNG"))])
    page.click("button[aria-label='Hapus KTP.png']")
    expect(page.locator("[data-dokumen=alamat] .up-f")).to_have_count(0)
    assert portal.form.documents["alamat"] == []


def test_a_document_proves_another_change_of_the_page_at_once(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat&ubah=gelar_belakang")
    page.fill("#alamat", "Jalan Melati 4")
    page.fill("#gelar_belakang", "M.Si.")
    page.set_input_files("#berkas-alamat", [FilePayload(name="SK.pdf", mimeType="application/pdf", buffer=pdf(1))])
    group = page.locator("[data-dokumen=gelar_belakang]")
    group.locator("summary", has_text="Pakai dokumen yang sudah ada (1)").click()
    group.locator("button.doc", has_text="SK.pdf").click()
    expect(group.locator("[data-daftar]")).to_contain_text("SK.pdf")
    assert [one["name"] for one in portal.form.documents["gelar_belakang"]] == ["SK.pdf"]
    assert portal.form.said == {"alamat": "Jalan Melati 4", "gelar_belakang": "M.Si."}


def large_scan() -> bytes:
    """Noise that no packing makes smaller, in a PDF: the browser sends it as it is."""
    written = BytesIO()
    Image.frombytes("RGB", (1100, 900), os.urandom(1100 * 900 * 3)).save(written, "PDF", quality=98)
    assert written.tell() > 1_000_000
    return written.getvalue()


def test_a_large_file_that_broke_goes_on_where_it_stopped(portal: Portal, visit: Visit) -> None:
    page, sent = visit(ADDRESS), []

    def broken_once(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
            if len(sent) == 2:
                route.abort()
                return
        route.continue_()

    page.route("**/formulir/dokumen/bagian*", broken_once)
    content = large_scan()
    page.set_input_files("#berkas-alamat", [FilePayload(name="SK.pdf", mimeType="application/pdf", buffer=content)])
    expect(page.locator("[data-dokumen=alamat] [data-daftar]")).to_contain_text("SK.pdf")
    assert portal.form.documents["alamat"][0]["size"] == len(content)
    assert len(sent) == -(-len(content) // (512 * 1024)) + 1, "one piece was sent twice, none of the others"


def test_a_long_name_of_a_file_makes_no_page_wider(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS, width=SMALLEST, scripts=False)
    paper = FilePayload(name=f"IMG_{'20151012' * 9}.jpg", mimeType="image/jpeg", buffer=picture("JPEG"))
    page.set_input_files("[name='berkas.alamat']", [paper])
    page.click("button[value='unggah:alamat']")
    expect(page.locator("[data-dokumen=alamat] .up-f")).to_have_count(1)
    assert too_wide(page) == 0
