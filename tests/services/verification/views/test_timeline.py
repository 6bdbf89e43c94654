"""The civil servant's view of the own form."""
from typing import Any

import pytest

from tests.services.asking import ask
from tests.services.people import citizen, id_of
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA
from tests.services.verification.running import Running

AGAMA, NAMA = change("agama", "2", old="1"), change("nama", "Budi S", old="Budi")


def timeline(running: Running) -> Any:
    return ask(running.service, "timeline", citizen("Budi"), person_id=id_of("Budi"))


def test_before_the_first_sending_it_is_empty(running: Running) -> None:
    assert timeline(running) == {"state": "", "sent_at": "", "levels": [], "changes": []}


def test_it_tells_which_office_has_the_form_and_what_comes(running: Running) -> None:
    running.take_in(form(AGAMA))
    shown = timeline(running)
    assert shown["state"] == "open"
    assert [(level["state"], level["office"]) for level in shown["levels"]] == [
        ("now", "Dinas"), ("todo", "Sleman"), ("skipped", ""), ("skipped", ""),
    ]  # fmt: skip


def test_it_tells_what_was_decided_where_and_why(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.decide(ANI, rejecting={"nama": "Beda dari ijazah"})
    decided = {c["key"]: c["decisions"] for c in timeline(running)["changes"]}
    [rejected], [approved] = decided["nama"], decided["agama"]
    assert (rejected["level"], rejected["verdict"], rejected["reason"]) == (1, "reject", "Beda dari ijazah")
    assert (rejected["office"], approved["verdict"]) == ("Dinas", "approve")


def test_it_names_offices_and_no_verifier(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.decide(ANI, rejecting={"nama": "Beda"})
    running.tick(BIMA)
    shown = str(timeline(running))
    assert "Dinas" in shown
    assert "Ani" not in shown
    assert "Bima" not in shown


def test_a_tick_that_was_not_sent_is_nobodys_business(running: Running) -> None:
    running.take_in(form(AGAMA))
    running.tick(ANI, rejecting={"agama": "Belum pasti"})
    running.ask("send", ANI)
    [shown] = timeline(running)["changes"]
    assert (shown["draft"], shown["draft_reason"], shown["decisions"]) == ("", "", [])


def test_at_the_end_each_level_tells_office_and_time(running: Running) -> None:
    running.take_in(form(AGAMA))
    running.decide(ANI)
    running.decide(BIMA)
    levels = timeline(running)["levels"]
    assert [(level["state"], level["office"], bool(level["done_at"])) for level in levels] == [
        ("done", "Dinas", True), ("done", "Sleman", True), ("skipped", "", False), ("skipped", "", False),
    ]  # fmt: skip


@pytest.mark.parametrize("mended", ["3", "2"])
def test_the_second_round_shows_its_own_way_and_the_decisions_that_still_hold(running: Running, mended: str) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, {"nama": "Beda"})
    running.take_in(form(change("agama", mended, old="1"), NAMA, round=2))
    shown = timeline(running)
    assert shown["levels"][0]["state"] == "now"
    agama = next(c for c in shown["changes"] if c["key"] == "agama")
    assert [d["verdict"] for d in agama["decisions"]] == (["approve"] if mended == "2" else [])
