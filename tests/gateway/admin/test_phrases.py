"""The sentences of Setting Manajemen at the desk and on a ticket; when identity is away, those of before."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.contracts.errors import Unavailable
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_helpdesk import NUMBER, FakeHelpdesk
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

TICKET = f"/admin/helpdesk/{NUMBER}"
OURS = {
    "reasons": ["Foto buram", "Salah orang"],
    "answers": [{"label": "Selesai", "text": "Tiket {nomor} atas nama {nama}, tentang {tentang}, selesai."}],
}


@pytest.fixture
def helpdesk(fake: FakeServices) -> FakeHelpdesk:
    held = FakeHelpdesk()
    fake.answers |= held.handlers()
    return held


def test_the_desk_offers_the_reasons_under_their_keys(verifier: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.phrases"] = OURS
    page = Page(verifier.get("/admin/verifikasi/K7M4QX2P"))
    offered = page.tree.xpath("//input[@name='canned-c-agama'][@data-nomor]")
    assert [(one.get("data-nomor"), one.get("value")) for one in offered] == [("1", "Foto buram"), ("2", "Salah orang")]


def test_an_answer_is_filled_from_the_ticket(
    helpdesk: FakeHelpdesk, fake: FakeServices, as_official: Callable[..., FlaskClient]
) -> None:
    fake.answers["identity.phrases"] = OURS
    page = Page(as_official(Profile.HELPDESK_BKD).get(f"{TICKET}?baku=Selesai"))
    assert page.texts("//select[@name='baku']/option")[1:] == ["Selesai"]
    note = page.form(f"{TICKET}/jawab")["keterangan"].strip()
    shown = helpdesk.handlers()["helpdesk.ticket"](number=NUMBER)
    assert note == f"Tiket {shown['number']} atas nama {shown['name']}, tentang {shown['about']}, selesai."


def test_on_an_english_page_an_answer_says_that_it_is_indonesian(
    helpdesk: FakeHelpdesk, fake: FakeServices, as_official: Callable[..., FlaskClient]
) -> None:
    fake.answers["identity.phrases"] = OURS
    operator = as_official(Profile.HELPDESK_BKD)
    options = "//select[@name='baku']/option"
    assert Page(operator.get(TICKET)).tree.xpath(f"{options}/@lang") == []
    operator.set_cookie("bahasa", "en")
    page = Page(operator.get(TICKET))
    assert page.texts(options)[1:] == ["Selesai (in Indonesian)"]
    assert page.tree.xpath(f"{options}/@lang") == ["id"]


def test_while_identity_is_away_the_sentences_of_before_stand(
    app: Flask, helpdesk: FakeHelpdesk, fake: FakeServices, as_official: Callable[..., FlaskClient]
) -> None:
    operator = as_official(Profile.HELPDESK_BKD)
    for answer, label in ((Unavailable("Layanan tidak menjawab."), "Dokumen belum cukup"), (OURS, "Selesai")):
        fake.answers["identity.phrases"] = answer
        app.extensions["phrase_book"]._until = 0.0
        assert Page(operator.get(TICKET)).texts("//select[@name='baku']/option")[1] == label
