"""Reports and their files are counted by address, NIP and person; in any spelling, and nobody locks another out."""
from __future__ import annotations

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, TooMany
from services.helpdesk.domain.how_many_reports import FILES
from services.helpdesk.service import HelpdeskService
from tests.services.asking import ask
from tests.services.people import citizen

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
