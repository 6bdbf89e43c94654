"""Helpdesk: the list, one ticket, its answer and everything else that an operator does with it."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS
from services.contracts.helpdesk.who_may import DESKS
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_helpdesk import NUMBER, OTHER, STALE, FakeHelpdesk, ticket
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/helpdesk"
AT = f"{HERE}/{NUMBER}"
SHOWN_AT = "2015-10-28T03:00:00+00:00"


@pytest.fixture
def helpdesk(fake: FakeServices) -> FakeHelpdesk:
    held = FakeHelpdesk()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def operator(helpdesk: FakeHelpdesk, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.HELPDESK_BKD)


def fill(operator: FlaskClient, **typed: str) -> Any:
    """The answer as a browser without scripts sends it."""
    sent = Page(operator.get(AT)).form(f"{AT}/jawab")
    return operator.post(f"{AT}/jawab", data={**sent, **typed})


@pytest.mark.parametrize("profile", [one.profile for one in DESKS])
def test_each_profile_that_takes_tickets_has_the_menu(
    profile: Profile, helpdesk: FakeHelpdesk, as_official: Callable[..., FlaskClient]
) -> None:
    page = Page(as_official(profile).get(HERE))
    assert page.tree.xpath(f"//nav//a[@href='{HERE}'][@aria-current='page']")
    assert page.texts("//tbody//th") == ["7K2MX 4PQRA", "9ZZMX 4PQRB"]


def test_kinds_of_problem_have_a_heading_in_the_menu_where_there_are_any(
    operator: FlaskClient, helpdesk: FakeHelpdesk
) -> None:
    assert "Kategori" in Page(operator.get(HERE)).texts("//nav//h2")
    helpdesk.tickets.clear()
    assert "Kategori" not in Page(operator.get(HERE)).texts("//nav//h2")


def test_the_list_is_asked_as_its_address_says(operator: FlaskClient, fake: FakeServices) -> None:
    operator.get(f"{HERE}?antrean=hampir-lewat&kategori=ref_jft&usia=3&cari=budi")
    [asked] = fake.of("helpdesk.tickets")
    assert asked.body == {"queue": "late", "category": "ref_jft", "days": 3, "q": "budi", "after": "", "limit": 25}
    operator.get(f"{HERE}?antrean=x&kategori=x&usia=x")
    assert fake.of("helpdesk.tickets")[1].body["category"] == ""


def test_a_ticket_shows_what_was_reported_and_what_was_said(operator: FlaskClient) -> None:
    words = Page(operator.get(AT)).words
    for text in ("Ratna Purwandini", "19750312 200003 2 901", "Kecamatan mana?", "Kecamatan Tempel.", "Sri Wahyuni",
                 "Dinas sudah mengonfirmasi lewat telepon.", "7 jam kerja"):  # fmt: skip
        assert text in words
    assert operator.get(f"{HERE}/XXXXXXXXXX").status_code == 404


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_asks_for_what_its_effect_needs(
    operator: FlaskClient, helpdesk: FakeHelpdesk, category: str
) -> None:
    helpdesk.tickets[NUMBER] = ticket(category)
    controls = set(Page(operator.get(AT)).tree.xpath("//form[@id='jawab']//@name"))
    assert {f"efek.{name}" for name in EFFECTS[category].needs} <= controls
    known = {f"efek.{name}" for name in (*EFFECTS[category].needs, *EFFECTS[category].may)}
    assert {name for name in controls if name.startswith("efek.")} <= known


def test_an_approval_is_saved_with_its_effect_and_can_be_undone(operator: FlaskClient, helpdesk: FakeHelpdesk) -> None:
    answer = fill(operator, jawaban="approve", keterangan=" Sudah ditambahkan. ", **{"efek.place": "SK001"})
    assert (answer.status_code, answer.location) == (303, HERE)
    [(_, body)] = helpdesk.asked
    assert body == {
        "number": NUMBER, "version": 3, "verdict": "approve", "note": "Sudah ditambahkan.",
        "effect": {"name": "SD Negeri 4 Tegalrejo", "place": "SK001"},
    }  # fmt: skip
    undo = Page(operator.get(HERE)).form(f"{AT}/urungkan")
    assert operator.post(f"{AT}/urungkan", data=undo).location == AT
    assert helpdesk.asked[-1] == ("undo_answer", {"number": NUMBER, "version": 4})


@pytest.mark.parametrize(("state", "mine", "filled"), [
    ("undone", True, True), ("undone", False, False), ("refused", False, True), ("done", True, False),
])  # fmt: skip
def test_an_answer_that_was_taken_back_or_not_carried_out_stands_in_the_form(
    operator: FlaskClient, helpdesk: FakeHelpdesk, fake: FakeServices, state: str, mine: bool, filled: bool
) -> None:
    fake.answers["reference.labels"] = {"lokasi:340402": "Kecamatan Godean"}
    given = {"verdict": "approve", "note": "Sudah ditambahkan.", "by": "Dewi", "office": "BKD", "state": state,
             "effect": {"name": "SD Negeri Tegalrejo 4", "place": "340402", "rombel": "6"},
             "given_at": SHOWN_AT, "due_at": SHOWN_AT, "result": {}, "refusal": ""}  # fmt: skip
    helpdesk.tickets[NUMBER] |= {"answers": [given], "mine": mine, "claimed_by": "Dewi" if mine else ""}
    [form] = [form for form in Page(operator.get(AT)).tree.forms if form.get("action") == f"{AT}/jawab"]
    wanted = {"jawaban": "approve", "keterangan": "Sudah ditambahkan.", "efek.name": "SD Negeri Tegalrejo 4",
              "efek.place": "340402", "efek.rombel": "6"}  # fmt: skip
    found = {name: (form.fields[name] or "").strip() for name in wanted}
    assert found == wanted if filled else not set(found.values()) & set(wanted.values())


def test_a_rejection_sends_no_effect(operator: FlaskClient, helpdesk: FakeHelpdesk) -> None:
    fill(operator, jawaban="reject", keterangan="Sudah ada.")
    assert helpdesk.asked[0][1]["effect"] == {}


@pytest.mark.parametrize(
    ("typed", "missing"),
    [({}, ["jawaban", "keterangan"]), ({"jawaban": "approve"}, ["keterangan"]),
     ({"jawaban": "reject", "keterangan": "x" * 2001}, ["keterangan"])],
)  # fmt: skip
def test_what_is_missing_stands_at_its_control(
    operator: FlaskClient, typed: dict[str, str], missing: list[str]
) -> None:
    answer = fill(operator, **typed)
    assert answer.status_code == 422
    assert Page(answer).tree.xpath("//section[@id='salah']//a/@href") == [f"#{name}" for name in missing]


@pytest.mark.parametrize(
    ("refusal", "status"), [(STALE, 409), (Invalid("Belum.", fields={"name": ["Isi namanya."]}), 422)]
)
def test_a_refused_answer_loses_nothing(
    operator: FlaskClient, helpdesk: FakeHelpdesk, refusal: Conflict | Invalid, status: int
) -> None:
    helpdesk.refusal = refusal
    answer = fill(operator, jawaban="approve", keterangan="Panjang sekali.", **{"efek.rombel": "12"})
    assert answer.status_code == status
    again = Page(answer).form(f"{AT}/jawab")
    assert (again["jawaban"], again["keterangan"].strip(), again["efek.rombel"]) == ("approve", "Panjang sekali.", "12")


def test_lists_are_searched_and_canned_answers_used_without_losing_words(operator: FlaskClient) -> None:
    found = Page(fill(operator, do="cari", jawaban="approve", keterangan="Baik.", **{"cari.place": "Tempel"}))
    assert "SD Negeri 1 Tegalrejo, Kec. Tempel" in found.words
    assert found.form(f"{AT}/jawab")["keterangan"].strip() == "Baik."
    canned = Page(fill(operator, do="baku", baku="Keterangan belum lengkap"))
    assert "belum lengkap" in canned.form(f"{AT}/jawab")["keterangan"]


OTHERS: list[tuple[str, dict[str, str], str, dict[str, str]]] = [
    ("lepas", {}, "release", {}),
    ("catatan", {"catatan": "Sudah ditelepon."}, "write_note", {"body": "Sudah ditelepon."}),
    ("pesan", {"pesan": "Di mana?"}, "write_message", {"body": "Di mana?"}),
    ("serahkan", {"meja": "helpdesk_bkn", "alasan": "Bukan kami"}, "hand_over",
     {"profile": "helpdesk_bkn", "reason": "Bukan kami"}),
    ("gabung", {"gabung": OTHER, "alasan_gabung": "Sama"}, "merge", {"into": OTHER, "reason": "Sama"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "typed", "method", "body"), OTHERS)
def test_everything_else_is_a_button(
    operator: FlaskClient, helpdesk: FakeHelpdesk, path: str, typed: dict[str, str], method: str, body: dict[str, str]
) -> None:
    sent = Page(operator.get(AT)).form(f"{AT}/{path}")
    if typed:
        missing = operator.post(f"{AT}/{path}", data={**sent, **dict.fromkeys(typed, "")})
        assert missing.status_code == 422
    assert operator.post(f"{AT}/{path}", data={**sent, **typed}).status_code == 303
    [(asked, said)] = helpdesk.asked
    assert asked == method
    assert body.items() <= said.items()


@pytest.mark.parametrize("others", [["helpdesk_mutasi"], []])
def test_a_ticket_is_handed_over_where_it_may_lie(
    operator: FlaskClient, helpdesk: FakeHelpdesk, others: list[str]
) -> None:
    helpdesk.tickets[NUMBER] = ticket(others=others)
    shown = Page(operator.get(AT)).tree.xpath("//select[@name='meja']/option/@value")
    assert [one for one in shown if one] == others


def test_an_answered_ticket_is_reopened(operator: FlaskClient, helpdesk: FakeHelpdesk) -> None:
    helpdesk.tickets[NUMBER] = ticket(state="answered", claimed_by="", mine=False)
    sent = Page(operator.get(AT)).form(f"{AT}/buka-kembali")
    operator.post(f"{AT}/buka-kembali", data={**sent, "alasan": "Keliru"})
    assert helpdesk.asked == [("reopen", {"number": NUMBER, "version": 3, "reason": "Keliru"})]


@pytest.mark.parametrize("more", [{"own": True}, {"mine": False}, {"state": "acting"}])
def test_what_may_not_be_answered_has_no_form(
    operator: FlaskClient, helpdesk: FakeHelpdesk, more: dict[str, Any]
) -> None:
    helpdesk.tickets[NUMBER] = ticket(**more)
    assert Page(operator.get(AT)).tree.xpath("//form[@id='jawab']") == []


def test_both_agencies_are_asked_before_a_move(operator: FlaskClient, helpdesk: FakeHelpdesk) -> None:
    helpdesk.tickets[NUMBER] = ticket("beda_instansi")
    sent = Page(operator.get(AT)).form(f"{AT}/jawab")
    operator.post(f"{AT}/konfirmasi", data={**sent, "efek.agency_id": "bantul"})
    assert helpdesk.asked == [("ask_agencies", {"number": NUMBER, "version": 3, "agency_id": "bantul"})]


def test_an_agency_confirms_a_move(helpdesk: FakeHelpdesk, as_official: Callable[..., FlaskClient]) -> None:
    helpdesk.transfers = [{
        "number": NUMBER, "name": "Ratna", "nip": "197503122000032901", "side": "to", "agency_id": "sleman",
        "agency": "Kab. Sleman", "other": "Kab. Bantul", "decree": "824/1", "decree_date": "2015-01-02", "verdict": "",
        "note": "", "by": "", "asked_at": "2015-10-28T03:00:00+00:00", "days_left": 4,
    }]  # fmt: skip
    admin = as_official(Profile.AGENCY_ADMIN)
    page = Page(admin.get("/admin/pindah-instansi"))
    assert "Dari Kab. Bantul ke Kab. Sleman" in page.words
    sent = page.form(f"/admin/pindah-instansi/{NUMBER}")
    admin.post(f"/admin/pindah-instansi/{NUMBER}", data={**sent, "do": "approve"})
    assert helpdesk.asked == [
        ("confirm_transfer", {"number": NUMBER, "agency_id": "sleman", "verdict": "approve", "note": ""})
    ]


def test_a_page_of_a_tickets_document_is_an_image(operator: FlaskClient, fake: FakeServices) -> None:
    paper = BytesIO()
    Image.new("RGB", (620, 877), "white").save(paper, "JPEG")
    digest = operator.application.extensions["documents"].save(paper.getvalue())
    facts = {"document_id": "d-1", "digest": digest, "media_type": "image/jpeg", "pages": 1}
    fake.answers["helpdesk.ticket_document"] = facts
    answer = operator.get(f"{AT}/dokumen/d-1/1.webp")
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    fake.answers["helpdesk.ticket_document"] = NotFound("Dokumen ini tidak ada pada tiket ini.")
    assert operator.get(f"{AT}/dokumen/d-2/1.webp").status_code == 404
