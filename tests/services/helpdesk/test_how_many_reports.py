"""Reports and their files are counted by address, NIP and person; in any spelling, and nobody locks another out."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, TooMany
from services.helpdesk.domain.how_many_reports import FILES, OF_ONE, OF_PERSON
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import BUDI
from tests.services.helpdesk.reports import report_of
from tests.services.people import ANONYMOUS, citizen

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
