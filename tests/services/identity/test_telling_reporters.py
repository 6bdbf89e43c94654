"""A reporter's letter goes to the ticket's own address, in the account's language, and says nothing of the answer."""
from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.helpdesk.events import ReporterToTell
from services.contracts.helpdesk.news import News
from services.identity.tables import accounts, mails
from tests.services.identity.running import Running
from tests.services.people import id_of


class FakeHelpdesk:
    """One ticket of Budi's; it is its own way to itself."""

    person_id = id_of("Budi")

    @property
    def helpdesk(self) -> FakeHelpdesk:
        return self

    def letter_of(self, ticket_id: str) -> dict[str, str]:
        assert ticket_id == id_of("ticket")
        to = {"name": "Budi", "email": "budi@rumah.example", "person_id": self.person_id}
        return {"number": "7K2MX4PQRA", "receipt": "7K2MX4PQRA-B3CD5FGH", **to}


def letters(running: Running, what: News, **helpdesk: Any) -> list[sa.Row[Any]]:
    ticket = FakeHelpdesk()
    vars(ticket).update(helpdesk)
    vars(running.service)["services"] = ticket
    event = ReporterToTell(ticket_id=id_of("ticket"), what=what)
    for _ in range(2):
        running.service.on_reporter_to_tell(event)
    with running.work.begin() as uow:
        return list(uow.session.execute(sa.select(mails)))


@pytest.mark.parametrize("what", News)
def test_each_news_is_one_letter_to_the_address_of_the_ticket(running: Running, what: News) -> None:
    [mail] = letters(running, what)
    assert (mail.letter, mail.address, mail.language) == (f"ticket_{what}", "budi@rumah.example", "id")
    assert json.loads(sealer().open(mail.sealed)) == {
        "name": "Budi", "number": "7K2MX4PQRA", "path": "/bantuan/7K2MX4PQRA-B3CD5FGH",
    }  # fmt: skip


def test_it_speaks_the_language_of_the_account(running: Running) -> None:
    running.run(sa.update(accounts).values(language="en"))
    assert [mail.language for mail in letters(running, News.ANSWERED)] == ["en"]


def test_who_has_no_account_is_written_too(running: Running) -> None:
    assert len(letters(running, News.ASKED, person_id="")) == 1
