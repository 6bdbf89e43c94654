"""Reports and their files are counted by address, NIP and person; in any spelling, and nobody locks another out."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, TooMany
from services.contracts.profiles import Profile
from services.helpdesk.domain.how_many_reports import FILES, MOST_IN_A_ROW, OF_ONE, OF_PERSON
from services.helpdesk.receipts import receipt_of
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import messages, tickets, tries
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import BUDI
from tests.services.helpdesk.reports import report_of, reported
from tests.services.people import ANONYMOUS, NATIONAL, citizen, id_of, official

MUTASI = official("Muti", (Profile.HELPDESK_MUTASI, NATIONAL))
TO_MALANG = {"instansi_benar": "Kab. Malang"}  # under another regional office: Helpdesk Mutasi answers
ROBOT = Actor(account_id="", service="gateway", address="203.0.113.7")
NEIGHBOUR = Actor(account_id="", service="gateway", address="203.0.113.8")


def test_files_of_one_address_are_limited_before_a_report_is_there(helpdesk: HelpdeskService) -> None:
    for _ in range(FILES.holds):
        assert ask(helpdesk, "count_file", ROBOT) == {}
    with pytest.raises(TooMany):
        ask(helpdesk, "count_file", ROBOT)
    assert ask(helpdesk, "count_file", NEIGHBOUR) == {}


def test_files_of_who_is_logged_in_are_not_counted_here(helpdesk: HelpdeskService) -> None:
    with pytest.raises(Forbidden):
        ask(helpdesk, "count_file", citizen("Budi"))


def test_what_strangers_report_about_a_nip_locks_its_holder_out_of_nothing(helpdesk: HelpdeskService) -> None:
    for _ in range(OF_ONE.holds):
        ask(helpdesk, "report", ANONYMOUS, **report_of("beda_nama"))
    with pytest.raises(TooMany):
        ask(helpdesk, "report", ANONYMOUS, **report_of("beda_nama"))
    for _ in range(OF_PERSON.holds):
        ask(helpdesk, "report", citizen("Budi"), **report_of("beda_nama"))
    with pytest.raises(TooMany):
        ask(helpdesk, "report", citizen("Budi"), **report_of("beda_nama", "8" * 18))


SPELT = [
    BUDI, f"{BUDI[:8]} {BUDI[8:]}", f"{BUDI[:8]}-{BUDI[8:]}.", f"{BUDI[:8]}\u00a0{BUDI[8:]}", f"\u200b{BUDI}/",
    "".join(chr(ord(digit) + 0xFEE0) for digit in BUDI), "_".join(BUDI),
]  # fmt: skip


def test_another_spelling_of_a_nip_is_no_other_nip(helpdesk: HelpdeskService) -> None:
    for spelt in SPELT[: OF_ONE.holds]:
        ask(helpdesk, "report", ANONYMOUS, **report_of("beda_nama", spelt))
    with pytest.raises(TooMany):
        ask(helpdesk, "report", ANONYMOUS, **report_of("beda_nama", SPELT[-1]))
    with helpdesk.work.begin() as uow:
        assert set(uow.session.scalars(sa.select(tickets.c.nip))) == {BUDI}


@pytest.mark.parametrize("nip", ["", " - ", "___"])
def test_signs_alone_are_no_nip(helpdesk: HelpdeskService, nip: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask(helpdesk, "report", ANONYMOUS, **report_of("beda_nama", nip))
    assert refused.value.details["fields"] == {"nip": ["Isi NIP."]}


def test_a_reporter_waits_for_an_operator_after_many_messages(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_instansi", facts=TO_MALANG)
    for said in ("Halo.", "Terima kasih."):
        for _ in range(MOST_IN_A_ROW):
            write(helpdesk, number, said)
        with pytest.raises(Conflict, match="Tunggu balasan petugas"):
            write(helpdesk, number, said)
        ask(helpdesk, "write_message", MUTASI, number=number, body="Kami periksa.")
    write(helpdesk, number, "Baik.")


def write(helpdesk: HelpdeskService, number: str, body: str) -> None:
    helpdesk.work.do(lambda uow: uow.session.execute(sa.delete(tries)))
    ask(helpdesk, "reply", ANONYMOUS, receipt=receipt_of(number), body=body)


def test_of_a_long_talk_the_page_shows_the_end(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_instansi", facts=TO_MALANG)
    begin, second = datetime(2026, 1, 1, tzinfo=UTC), timedelta(seconds=1)
    said = [{"id": id_of(f"{at}"), "kind": "note", "body": f"{at}", "at": begin + at * second} for at in range(130)]
    with helpdesk.work.begin() as uow:
        mine = uow.session.scalar(sa.select(tickets.c.id))
        uow.session.execute(sa.insert(messages).values([one | {"ticket_id": mine} for one in said]))
    shown = [one["body"] for one in ask(helpdesk, "ticket", MUTASI, number=number)["messages"]]
    assert shown == [f"{at}" for at in range(30, 130)]
