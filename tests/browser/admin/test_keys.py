"""The desk by keyboard: a case is read, decided and sent without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.admin.conftest import Office, Visit

HERE = "/admin/verifikasi/K7M4QX2P"


def drafts(office: Office) -> list[str]:
    """What is ticked in the service."""
    return [change["draft"] for change in office.verification.cases["K7M4QX2P"]["changes"]]


def row_in_hand(page: Page) -> str:
    """The label of the row that the keys act on."""
    return page.locator("[data-row][aria-current] .dr-l b").inner_text()


def test_j_and_k_walk_the_rows_and_bring_their_document(visit: Visit) -> None:
    page = visit(HERE)
    expect(page.locator("[data-row][aria-current]")).to_have_count(1)
    page.keyboard.press("j")
    assert row_in_hand(page) == "Nama"
    expect(page.locator(".vthumbs a[aria-current]").first).to_have_text("SK kenaikan pangkat.pdf")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert row_in_hand(page) == "Tanggal lahir"


def test_x_ticks_and_lets_go_and_the_progress_follows(visit: Visit) -> None:
    page = visit(HERE)
    page.keyboard.press("x")
    expect(page.locator("[data-progress] b")).to_have_text("1 dari 8 diputuskan")
    page.keyboard.press("x")
    expect(page.locator("[data-progress] b")).to_have_text("0 dari 8 diputuskan")


def test_t_opens_the_reason_and_a_number_chooses_it(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    page.keyboard.press("t")
    page.keyboard.type("foto gelap")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.press("s")
    page.wait_for_url("**tersimpan=1")
    assert office.verification.cases["K7M4QX2P"]["changes"][0]["draft_reason"] == "Dokumen tidak terbaca. foto gelap"


def test_a_riwayat_row_asks_before_it_is_approved(visit: Visit) -> None:
    page = visit(HERE)
    for _ in range(6):
        page.keyboard.press("j")
    row = page.locator("[id='baris-c-golongan:r1']")
    page.keyboard.press("x")
    expect(row.locator(".ask")).to_be_visible()
    expect(row.locator(".r-y")).not_to_be_checked()
    page.keyboard.press("x")
    expect(row.locator(".r-y")).to_be_checked()
    expect(row.locator(".s-y")).to_be_visible()


def test_check_all_asks_when_documents_were_not_opened(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    expect(page.locator("[data-row][aria-current]")).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator("dialog[open]")).to_contain_text("4 dokumen belum Anda buka")
    page.click("dialog[open] [data-yes]")
    expect(page.locator("[data-progress] b")).to_have_text("8 dari 8 diputuskan")
    page.keyboard.press("s")
    page.wait_for_url("**tersimpan=1")
    assert drafts(office) == ["approve"] * 8


def test_five_changes_are_decided_and_sent_with_at_most_8_keys_and_3_requests(visit: Visit, office: Office) -> None:
    case = office.verification.cases["K7M4QX2P"]
    case["changes"] = [one for one in case["changes"] if one["tab"] != "posisi"][-5:]
    assert "riwayat" in {one["tab"] for one in case["changes"]}
    page = visit("/admin/pintasan")
    requests: list[str] = []
    asks = {"document", "xhr", "fetch"}  # page images and files of the layout are none
    page.on("request", lambda sent: requests.append(sent.method) if sent.resource_type in asks else None)
    page.goto(office.address + HERE)
    expect(page.locator("[data-row][aria-current]")).to_have_count(1)
    keys = ["j", "j", "j", "j", "a", "Shift+Enter"]  # every row with its document is looked at
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url("**/R3WN8HTA?terkirim=K7M4QX2P")
    assert (drafts(office), case["state"]) == (["approve"] * 5, "sending")
    assert len(keys) <= 8
    assert requests == ["GET", "POST", "GET"]


def test_send_next_and_undo(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    page.evaluate("document.querySelectorAll('.r-y').forEach(one => { one.checked = true })")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url("**/R3WN8HTA?terkirim=K7M4QX2P")
    expect(page.locator(".undo-s")).to_be_visible()
    page.keyboard.press("u")
    page.wait_for_url(f"**{HERE}")
    assert office.verification.cases["K7M4QX2P"]["state"] == "open"


def test_the_undo_bar_goes_when_its_time_is_over(visit: Visit, office: Office) -> None:
    office.verification.take_back = 2
    page = visit(HERE)
    page.evaluate("document.querySelectorAll('.r-y').forEach(one => { one.checked = true })")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".undo")).to_be_visible()
    expect(page.locator(".undo")).to_be_hidden(timeout=6000)


def test_slash_searches_and_question_mark_lists_the_keys(visit: Visit) -> None:
    page = visit(HERE)
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_contain_text("Kirim ke level berikutnya")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("n k7m4")
    expect(page.locator("#cari")).to_have_value("n k7m4")


def test_keys_that_are_switched_off_do_nothing(visit: Visit, office: Office) -> None:
    page = visit("/admin/pintasan")
    page.click("text=Matikan")
    page.goto(f"{office.address}{HERE}")
    page.keyboard.press("x")
    page.keyboard.press("j")
    expect(page.locator(".r-y:checked")).to_have_count(0)
    expect(page.locator("[data-hints]")).to_have_count(0)
