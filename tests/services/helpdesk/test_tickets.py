"""Anybody reports a problem and gets a number; the number tells where it stands, and nothing about the person."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, TooMany
from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.domain.how_many_reports import ADDRESS, OF_ONE
from services.helpdesk.receipts import ALPHABET, CODE_LENGTH, LENGTH
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets, tries
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import BUDI, SARI
from tests.services.people import ANONYMOUS, citizen, id_of

PAPER = {
    "document_id": id_of("paper"), "name": "sk.pdf", "media_type": "application/pdf", "size": 1000, "digest": "d" * 64,
    "pages": 1,
}  # fmt: skip
FACTS = {"nama_benar": "Budi Santosa", "sk_nomor": "823/2000", "sk_tanggal": "2000-03-01"}
REPORT: dict[str, Any] = {
    "category": "beda_nama", "nip": BUDI, "name": "Budi Santoso", "email": "budi@example.org",
    "description": "Nama saya di data negara kurang satu huruf.", "facts": FACTS, "documents": [PAPER],
}  # fmt: skip


def report(helpdesk: HelpdeskService, key: str | None = None, actor: Actor = ANONYMOUS, **more: Any) -> Any:
    helpdesk.work.do(lambda uow: uow.session.execute(sa.delete(tries)))
    return ask(helpdesk, "report", actor, key, **{**REPORT, **more})


def kept(helpdesk: HelpdeskService) -> sa.Row[Any]:
    with helpdesk.work.begin() as uow:
        row: sa.Row[Any] = uow.session.execute(sa.select(tickets)).one()
        return row


def test_a_report_gets_a_number_and_a_code_that_nobody_can_guess(helpdesk: HelpdeskService) -> None:
    receipts = [report(helpdesk)["receipt"].split("-") for _ in range(5)]
    for part, length in enumerate((LENGTH, CODE_LENGTH)):
        signs = [receipt[part] for receipt in receipts]
        assert (len(set(signs)), {len(one) for one in signs}) == (5, {length})
        assert not set("".join(signs)) - set(ALPHABET)
    assert not set("01OIL") & set(ALPHABET)


def test_its_status_says_what_and_how_far_and_not_who(helpdesk: HelpdeskService) -> None:
    ticket = report(helpdesk)
    shown = ask(helpdesk, "status", citizen("Somebody else"), receipt=ticket["receipt"])
    assert shown == ticket
    assert (shown["category"], shown["label"], shown["state"]) == ("beda_nama", "Nama berbeda", "waiting")
    assert not [said for name, said in REPORT.items() if name != "category" and str(said) in str(shown)]


def test_what_was_said_is_kept_for_the_operator_with_where_it_lies(helpdesk: HelpdeskService) -> None:
    report(helpdesk, stop="name_differs")
    row = kept(helpdesk)
    assert {name: getattr(row, name) for name in REPORT} == REPORT
    assert (row.person_id, row.agency_id, row.agency_name, row.kanreg_id) == (
        id_of("Budi"), "sleman", "Kab. Sleman", "k1",
    )  # fmt: skip
    assert (row.source, row.stop) == ("stop", "name_differs")


def test_a_national_agency_has_no_kanreg_and_an_unknown_nip_lies_nowhere(helpdesk: HelpdeskService) -> None:
    report(helpdesk, nip=SARI)
    row = kept(helpdesk)
    assert (row.agency_id, row.kanreg_id, row.source) == ("bkn", "", "typed")
    helpdesk.work.do(lambda uow: uow.session.execute(sa.delete(tickets)))
    report(helpdesk, nip="200001012020011001")
    row = kept(helpdesk)
    assert (row.person_id, row.agency_id, row.agency_name) == ("", "", "")


def test_who_is_logged_in_reports_for_nobody_else(helpdesk: HelpdeskService) -> None:
    with pytest.raises(Invalid) as refused:
        report(helpdesk, actor=citizen("Sari"))
    assert list(refused.value.details["fields"]) == ["nip"]
    report(helpdesk, actor=citizen("Budi"))
    assert kept(helpdesk).source == "session"


def test_own_reports_are_those_of_the_own_session(helpdesk: HelpdeskService) -> None:
    report(helpdesk)  # somebody typed his NIP
    mine = report(helpdesk, actor=citizen("Budi"))
    assert ask(helpdesk, "my_tickets", citizen("Budi")) == [mine]
    assert ask(helpdesk, "my_tickets", citizen("Sari")) == []
    with pytest.raises(Forbidden):
        ask(helpdesk, "my_tickets", ANONYMOUS)


def test_a_report_that_was_lost_on_its_way_back_is_one_ticket(helpdesk: HelpdeskService) -> None:
    assert report(helpdesk, key="k") == report(helpdesk, key="k")


@pytest.mark.parametrize(
    ("field", "wrong", "named"),
    [
        ("category", "lain", "category"), ("email", "budi", "email"), ("name", "", "name"),
        ("description", "x" * 2001, "description"), ("documents", [], "documents"),
        ("facts", {**FACTS, "sk_nomor": " "}, "sk_nomor"), ("facts", {**FACTS, "lain": "x"}, "lain"),
        ("category", "turun_status", "category"),
    ],
)  # fmt: skip
def test_each_wrong_input_is_named(helpdesk: HelpdeskService, field: str, wrong: Any, named: str) -> None:
    with pytest.raises(Invalid) as refused:
        report(helpdesk, **{field: wrong})
    assert list(refused.value.details["fields"]) == [named]


def test_reports_about_one_nip_are_limited_and_nothing_more_is_kept(helpdesk: HelpdeskService) -> None:
    for _ in range(OF_ONE.holds):
        ask(helpdesk, "report", ANONYMOUS, **REPORT)
    with pytest.raises(TooMany) as refused:
        ask(helpdesk, "report", ANONYMOUS, **REPORT)
    assert refused.value.details["retry_after"] > 0
    with helpdesk.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(tickets)) == OF_ONE.holds


def test_a_robot_that_changes_the_nip_is_slowed_by_its_address(helpdesk: HelpdeskService) -> None:
    robot = Actor(account_id="", service="gateway", address="203.0.113.7")
    for number in range(ADDRESS.holds):
        ask(helpdesk, "report", robot, **{**REPORT, "nip": f"{number:018}"})
    with pytest.raises(TooMany):
        ask(helpdesk, "report", robot, **{**REPORT, "nip": "9" * 18})
    ask(helpdesk, "report", ANONYMOUS, **{**REPORT, "nip": "8" * 18})


def test_every_category_has_words_for_people() -> None:
    assert len({category.label for category in CATEGORIES.values()}) == len(CATEGORIES)
