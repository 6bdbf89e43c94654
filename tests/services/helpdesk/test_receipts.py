"""Who reported reads and writes with the receipt; what offices see of a ticket opens nothing."""
from __future__ import annotations

import json
import re
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.chassis.tables import outbox
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.helpdesk.receipts import CODE_LENGTH, UNKNOWN, new_number, receipt_of
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tries
from tests.services.asking import ask
from tests.services.helpdesk.reports import reported
from tests.services.people import ANONYMOUS, NATIONAL, agency, official

MUTASI = official("Muti", (Profile.HELPDESK_MUTASI, NATIONAL))
ADMIN = official("Ayu", (Profile.AGENCY_ADMIN, agency("sleman")))
LONGEST = 40


def opens(helpdesk: HelpdeskService, receipt: str) -> bool:
    """Whether somebody who is not logged in reads and writes with it; all that does not answers the same."""
    helpdesk.work.do(lambda uow: uow.session.execute(sa.delete(tries)))
    told = set()
    for method, body in (("status", {}), ("reply", {"body": "Saya sendiri."})):
        try:
            told.add(ask(helpdesk, method, ANONYMOUS, receipt=receipt, **body)["number"])
        except NotFound as refusal:
            told.add(refusal.message)
    return told != {UNKNOWN}


@pytest.mark.parametrize("written", ["{}", " {} ", "{} ", "-{}-", "{}\u2013"])
def test_a_receipt_is_read_as_people_type_it(helpdesk: HelpdeskService, written: str) -> None:
    receipt = receipt_of(reported(helpdesk, "beda_nama"))
    grouped = " ".join(re.findall(".{1,4}", receipt.replace("-", "").lower()))
    for typed in (receipt, receipt.lower(), grouped, receipt.replace("-", "")):
        assert ask(helpdesk, "status", ANONYMOUS, receipt=written.format(typed))["receipt"] == receipt


def test_a_wrong_code_answers_as_a_number_that_nobody_has(helpdesk: HelpdeskService) -> None:
    number, other = reported(helpdesk, "beda_nama"), reported(helpdesk, "beda_nama")
    code = receipt_of(other)[-CODE_LENGTH:]
    wrong = [number, f"{number}-{code}", f"{number}-{code[:-1]}", f"{receipt_of(number)}2", receipt_of(new_number())]
    assert [receipt for receipt in wrong if opens(helpdesk, receipt)] == []
    assert opens(helpdesk, receipt_of(number))


def test_nothing_that_offices_and_the_audit_read_opens_a_ticket(helpdesk: HelpdeskService) -> None:
    """A move: its desk, an agency on either side, a merged ticket; and each entry and event of all that."""
    number, other = (reported(helpdesk, "beda_instansi", facts={"instansi_benar": "Kab. Malang"}) for _ in range(2))
    ask(helpdesk, "ask_agencies", MUTASI, number=number, version=0, agency_id="malang")
    ask(helpdesk, "write_message", MUTASI, number=number, body="Nomor SK-nya berapa?")
    ask(helpdesk, "merge", MUTASI, number=other, version=0, into=number, reason="Sama.")
    ask(helpdesk, "reply", ANONYMOUS, receipt=receipt_of(number), body="800/12/2015.")
    told: list[Any] = [ask(helpdesk, "transfers_to_confirm", ADMIN), ask(helpdesk, "tickets", MUTASI, queue="waiting")]
    told += [ask(helpdesk, "ticket", MUTASI, number=one) for one in (number, other)]
    with helpdesk.work.begin() as uow:
        told += [[list(row) for row in uow.session.execute(sa.select(table))] for table in (entries, outbox)]
    shown = json.dumps(told, default=str)
    assert {number, other} <= set(re.findall(r"\w+", shown))
    said = {text[:LONGEST] for text in re.findall(r'"([^"]+)"', shown)} | set(re.findall(r"[\w-]{1,40}", shown))
    assert [text for text in said if opens(helpdesk, text)] == []
    assert [one for one in (number, other) if receipt_of(one)[-CODE_LENGTH:] in shown] == []
