"""Files of reports: who is not logged in is counted before anything opens them, and takes no turn of the form."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway.documents import Waiting, inspector, waiting
from gateway.documents.apart import Turns
from gateway.portal.reports import papers
from services.contracts.errors import Invalid, TooMany, Unavailable
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of
from tests.gateway.papers import pdf
from tests.gateway.test_reports import SAID, TICKET, WHO

FULL = TooMany("Terlalu banyak percobaan. Coba lagi 60 detik lagi.", retry_after=60)
Kept = Callable[[], list[Path]]


@pytest.fixture
def helpdesk(fake: FakeServices) -> FakeServices:
    fake.answers |= {"helpdesk.report": TICKET, "helpdesk.count_file": {}}
    return fake


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Every file that is kept anywhere in the store."""
    return lambda: [path for path in (tmp_path / "documents").rglob("*") if path.is_file()]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Turns]:
    """Whose turn each opened file was."""
    seen: list[Turns] = []
    real = Turns.ask

    def ask(self: Turns, *args: Any) -> dict[str, Any]:
        seen.append(self)
        return real(self, *args)

    monkeypatch.setattr(Turns, "ask", ask)
    return seen


def send(client: FlaskClient, category: str = "beda_nama", **more: Any) -> Any:
    data = {**SAID, "berkas": (BytesIO(pdf()), "sk.pdf"), **more}
    return client.post(f"/bantuan/lapor/{category}", data=data, content_type="multipart/form-data")


def resi_of(answer: Any) -> str:
    return str(text_of(answer).partition('name="resi" value="')[2].partition('"')[0])


def test_who_sent_too_many_files_has_none_opened_and_none_kept(
    client: FlaskClient, helpdesk: FakeServices, kept: Kept, opened: list[Turns]
) -> None:
    helpdesk.answers["helpdesk.count_file"] = FULL
    answer = send(client, **WHO)
    assert answer.status_code == 429
    assert "Coba lagi 60 detik lagi. Pilih lagi berkasnya saat itu." in words_of(answer)
    assert 'value="Ratna Purwandari"' in text_of(answer)
    assert (kept(), opened, helpdesk.of("helpdesk.report")) == ([], [], [])


def test_a_file_of_an_earlier_try_outlives_a_refused_one(client: FlaskClient, helpdesk: FakeServices) -> None:
    first = send(client)
    helpdesk.answers["helpdesk.count_file"] = FULL
    second = send(client, resi=resi_of(first), **WHO)
    assert second.status_code == 429
    send(client, resi=resi_of(second), berkas=(BytesIO(), ""), **WHO)
    [asked] = helpdesk.of("helpdesk.report")
    assert [paper["name"] for paper in asked.body["documents"]] == ["sk.pdf"]


def test_a_report_without_a_nip_is_counted_and_its_file_need_not_be_chosen_again(
    client: FlaskClient, helpdesk: FakeServices, opened: list[Turns]
) -> None:
    answer = send(client)
    assert answer.status_code == 422
    assert resi_of(answer)
    assert len(helpdesk.of("helpdesk.count_file")) == 1
    assert opened == [papers.VISITORS]


def test_a_report_without_a_file_is_counted_by_the_report_alone(client: FlaskClient, helpdesk: FakeServices) -> None:
    send(client, berkas=(BytesIO(), ""), **WHO)
    assert [call.name for call in helpdesk.asked if call.name.startswith("helpdesk.")] == ["helpdesk.report"]


def test_who_is_logged_in_is_known_and_takes_the_turns_of_the_form(
    citizen: FlaskClient, helpdesk: FakeServices, opened: list[Turns]
) -> None:
    helpdesk.answers.update(FakeRegistration().handlers())
    assert send(citizen).status_code == 303
    assert helpdesk.of("helpdesk.count_file") == []
    assert opened == [inspector.TURNS]


def names(kept: Kept) -> list[str]:
    return [path.parent.name for path in kept()]


def test_a_file_is_a_document_once_a_ticket_names_it(client: FlaskClient, helpdesk: FakeServices, kept: Kept) -> None:
    send(client, **WHO)
    [paper] = helpdesk.of("helpdesk.report")[0].body["documents"]
    assert [path.name for path in kept()] == [paper["digest"]]
    assert names(kept) == [paper["digest"][2:4]]


def test_of_a_refused_report_the_file_waits_a_day_and_is_gone(
    client: FlaskClient, app: Flask, helpdesk: FakeServices, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    helpdesk.answers["helpdesk.report"] = Invalid("Belum.", fields={"sk_nomor": ["Isi Nomor SK."]})
    answer = send(client, **WHO)
    assert names(kept) == ["waiting"]
    place: Waiting = app.extensions["waiting"]
    place.sweep()
    helpdesk.answers["helpdesk.report"] = TICKET
    assert names(kept) == ["waiting"]
    send(client, resi=resi_of(answer), berkas=(BytesIO(), ""), **WHO)
    assert "waiting" not in names(kept)
    assert len(kept()) == 1
    helpdesk.answers["helpdesk.report"] = Invalid("Belum.", fields={"sk_nomor": ["Isi Nomor SK."]})
    send(client, berkas=(BytesIO(pdf(3)), "lain.pdf"), **WHO)
    monkeypatch.setattr("gateway.documents.waiting.time.time", lambda: 10e9)
    place.sweep()
    assert len(kept()) == 1
    assert "waiting" not in names(kept)


def test_of_a_report_that_nobody_answered_the_file_is_kept(
    client: FlaskClient, helpdesk: FakeServices, kept: Kept
) -> None:
    helpdesk.answers["helpdesk.report"] = Unavailable("Layanan sedang tidak dapat dijangkau.")
    assert send(client, **WHO).status_code == 503
    assert "waiting" not in names(kept)
    assert len(kept()) == 1


def test_two_who_send_the_same_at_once_have_the_same_document(app: Flask, kept: Kept) -> None:
    place: Waiting = app.extensions["waiting"]
    digest = place.keep(BytesIO(b"sk"))
    assert place.keep(BytesIO(b"sk")) == digest
    place.adopt(digest)
    place.adopt(digest)
    assert app.extensions["documents"].open(digest) == b"sk"
    assert len(kept()) == 1


def test_old_ones_are_looked_for_now_and_then(
    app: Flask, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    place: Waiting = app.extensions["waiting"]
    place.keep(BytesIO(b"old"))
    monkeypatch.setattr("gateway.documents.waiting.time.time", lambda: 10e9)
    monkeypatch.setattr(waiting, "_LOOK_EVERY", -1)
    digest = place.keep(BytesIO(b"new"))
    assert [path.name for path in kept()] == [digest]
