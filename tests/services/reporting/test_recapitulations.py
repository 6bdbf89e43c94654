"""A recapitulation stays as it was issued, and whoever holds it on paper can check it."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import ANONYMOUS, agency, citizen, official
from tests.services.reporting.campaign import EXECUTIVE, SUPER_ADMIN, Campaign

FOREIGN = official("Made", (Profile.EXECUTIVE, agency("bantul")))


def test_a_sheet_keeps_its_figures_whatever_is_counted_later(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    sheet = campaign.recapitulation()
    campaign.register("Citra")
    campaign.send("Budi")
    campaign.tell()
    assert sheet["stages"] == {"expected": 1, "registered": 1}
    assert [unit["stages"] for unit in sheet["units"]] == [{"expected": 1, "registered": 1}]
    kept = ask(campaign.service, "recapitulation", SUPER_ADMIN, recapitulation_id=sheet["recapitulation_id"])
    assert kept == sheet
    assert campaign.stages() != sheet["stages"], "which the next sheet will say"


def test_anybody_checks_a_sheet_by_its_code_and_learns_no_units(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    sheet = campaign.recapitulation()
    for actor in (ANONYMOUS, citizen("Budi"), FOREIGN):
        found = ask(campaign.service, "check_recapitulation", actor, code=sheet["code"])
        assert found == {key: sheet[key] for key in ("agency", "issued_at", "as_of", "stages")}
    for guess in ("x", sheet["code"][:-1], sheet["recapitulation_id"]):
        with pytest.raises(NotFound):
            ask(campaign.service, "check_recapitulation", ANONYMOUS, code=guess)


def test_the_newest_come_first_with_the_name_of_their_issuer(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    first, second = campaign.recapitulation(), campaign.recapitulation(SUPER_ADMIN)
    listed = ask(campaign.service, "recapitulations", EXECUTIVE, agency_id="sleman")
    assert [(one["recapitulation_id"], one["issued_by"]) for one in listed] == [
        (second["recapitulation_id"], "Super"), (first["recapitulation_id"], "Executive"),
    ]  # fmt: skip


def test_a_foreign_agency_is_not_found(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    sheet = campaign.recapitulation()
    with pytest.raises(NotFound):
        campaign.recapitulation(FOREIGN)
    with pytest.raises(NotFound):
        ask(campaign.service, "recapitulations", FOREIGN, agency_id="sleman")
    with pytest.raises(NotFound):
        ask(campaign.service, "recapitulation", FOREIGN, recapitulation_id=sheet["recapitulation_id"])


@pytest.mark.parametrize("stranger", [ANONYMOUS, citizen("Budi")], ids=["nobody", "a civil servant"])
def test_strangers_issue_nothing(campaign: Campaign, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        campaign.recapitulation(stranger)


def test_before_the_first_figures_there_is_nothing_to_issue(open_database: OpenDatabase) -> None:
    with pytest.raises(Conflict):
        Campaign(open_database("reporting")).recapitulation()


def test_who_issued_it_is_in_the_audit(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    sheet = campaign.recapitulation()
    with campaign.work.begin() as uow:
        [entry] = uow.session.execute(sa.select(entries).where(entries.c.action == "recapitulation_issued"))
    assert (entry.account_id, entry.subject) == (EXECUTIVE.account_id, sheet["recapitulation_id"])
