"""Anybody reports a problem and gets a number; the number tells where it stands, and nothing about the person."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Invalid, NotFound
from services.contracts.helpdesk.requests import CATEGORIES
from services.helpdesk.domain.categories import LABELS
from services.helpdesk.handlers import ALPHABET, LENGTH
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen

REPORT = {
    "category": "beda_nama", "nip": "197503272000031007", "name": "Budi Santoso", "email": "budi@example.org",
    "description": "Nama saya di data negara kurang satu huruf.",
}  # fmt: skip


def report(helpdesk: HelpdeskService, key: str | None = None, **more: str) -> Any:
    return ask(helpdesk, "report", ANONYMOUS, key, **{**REPORT, **more})


def test_a_report_gets_a_number_that_nobody_can_guess(helpdesk: HelpdeskService) -> None:
    numbers = [report(helpdesk)["number"] for _ in range(5)]
    assert len(set(numbers)) == 5
    assert {len(number) for number in numbers} == {LENGTH}
    assert not set("".join(numbers)) - set(ALPHABET)
    assert not set("01OIL") & set(ALPHABET)


def test_its_status_says_what_and_how_far_and_not_who(helpdesk: HelpdeskService) -> None:
    ticket = report(helpdesk)
    shown = ask(helpdesk, "status", citizen("Somebody else"), number=ticket["number"])
    assert shown == ticket
    assert (shown["category"], shown["label"], shown["state"]) == ("beda_nama", "Nama berbeda", "waiting")
    assert not [said for name, said in REPORT.items() if name != "category" and said in str(shown)]


def test_what_was_said_is_kept_for_the_operator(helpdesk: HelpdeskService) -> None:
    report(helpdesk)
    with helpdesk.work.begin() as uow:
        row = uow.session.execute(sa.select(tickets)).one()
    assert {name: getattr(row, name) for name in REPORT} == REPORT


@pytest.mark.parametrize("typed", ["{}", " {} ", "-"])
def test_a_number_is_read_as_people_type_it(helpdesk: HelpdeskService, typed: str) -> None:
    number = report(helpdesk)["number"]
    grouped = f"{number[:5]}-{number[5:]}" if "-" in typed else typed.format(number.lower())
    assert ask(helpdesk, "status", ANONYMOUS, number=grouped)["number"] == number


def test_a_number_that_nobody_has_is_not_found(helpdesk: HelpdeskService) -> None:
    with pytest.raises(NotFound):
        ask(helpdesk, "status", ANONYMOUS, number="ABCDE23456")


def test_a_report_that_was_lost_on_its_way_back_is_one_ticket(helpdesk: HelpdeskService) -> None:
    assert report(helpdesk, key="k") == report(helpdesk, key="k")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("category", "lain"), ("email", "budi"), ("description", "pendek"), ("name", ""), ("description", "x" * 2001)],
)
def test_each_wrong_input_is_named(helpdesk: HelpdeskService, field: str, wrong: str) -> None:
    with pytest.raises(Invalid) as refused:
        report(helpdesk, **{field: wrong})
    assert list(refused.value.details["fields"]) == [field]


def test_every_category_has_words_for_people() -> None:
    assert LABELS.keys() == set(CATEGORIES)
    assert len(set(LABELS.values())) == len(LABELS)
