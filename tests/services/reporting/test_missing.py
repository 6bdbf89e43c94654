"""Expected against received: by agency and unit, with the reasons, in the own jurisdiction."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from services.contracts.profiles import Profile
from services.reporting.handlers import rebuilding
from tests.services.asking import ask
from tests.services.people import agency, kanreg, official
from tests.services.reporting.campaign import EXECUTIVE, SUPER_ADMIN, Campaign

KANREG = official("Kanreg", (Profile.KANREG_ADMIN, kanreg("k1")))


@pytest.fixture
def some(campaign: Campaign) -> Campaign:
    """Sleman: Budi without a reason, Sari died, Ani has sent; Tono of a puskesmas; one of Bantul, one of Malang."""
    for name in ("Budi", "Sari", "Ani"):
        campaign.add(name)
    campaign.add("Tono", unit_id="puskesmas")
    campaign.add("Nobody's", unit_id="")
    campaign.add("Rini", "bantul", unit_id="elsewhere")
    campaign.add("Eko", "malang", unit_id="elsewhere")
    campaign.work.do(rebuilding.begin)
    campaign.rebuild()
    campaign.miss("Sari", "died")
    campaign.miss("Ani", "")
    campaign.miss("Tono", "final")
    campaign.tell()
    return campaign


def missing(campaign: Campaign, by: Actor = EXECUTIVE, **asked: str) -> Any:
    return ask(campaign.service, "missing", by, **asked)


def test_an_agency_counts_who_is_expected_and_why_they_are_missing(some: Campaign) -> None:
    shown = missing(some, agency_id="sleman")
    assert shown["agency"] == "Sleman"
    assert shown["whole"]["expected"] == 5
    assert shown["whole"]["reasons"] == {"unexplained": 2, "died": 1, "final": 1}


def test_its_units_stand_beside_each_other_and_open_downwards(some: Campaign) -> None:
    top = missing(some, agency_id="sleman")
    assert [(one["id"], one["expected"], one["reasons"], one["below"]) for one in top["units"]] == [
        ("dinas", 3, {"unexplained": 1, "died": 1}, True),
        ("puskesmas", 1, {"final": 1}, False),
        ("", 1, {"unexplained": 1}, False),
    ]
    inside = missing(some, agency_id="sleman", unit_id="dinas")
    assert [(one["id"], one["name"], one["expected"]) for one in inside["units"]] == [("bidang", "Bidang", 3)]
    assert inside["path"] == [["dinas", "Dinas"]]
    assert missing(some, agency_id="sleman", unit_id="nowhere")["units"] == []


@pytest.mark.parametrize(
    ("by", "asked", "agencies"),
    [
        (EXECUTIVE, {}, ["sleman"]),
        (KANREG, {}, ["sleman", "bantul"]),
        (SUPER_ADMIN, {}, ["sleman", "bantul", "malang"]),
        (SUPER_ADMIN, {"kanreg_id": "k2"}, ["malang"]),
        (SUPER_ADMIN, {"province_code": "34"}, ["sleman", "bantul"]),
    ],
)
def test_each_office_sees_its_agencies_the_most_missing_first(
    some: Campaign, by: Actor, asked: dict[str, str], agencies: list[str]
) -> None:
    assert [one["id"] for one in missing(some, by, **asked)["agencies"]] == agencies


def test_nobody_sees_another_agency(some: Campaign) -> None:
    with pytest.raises(NotFound):
        missing(some, EXECUTIVE, agency_id="bantul")
    with pytest.raises(Forbidden):
        missing(some, official("Verifier", (Profile.VERIFIER_L2, agency("sleman"))), agency_id="sleman")


def test_what_events_added_up_is_what_a_rebuild_makes(some: Campaign) -> None:
    before = missing(some, agency_id="sleman")
    some.work.do(rebuilding.begin)
    some.rebuild()
    after = missing(some, agency_id="sleman")
    assert {**before, "as_of": ""} == {**after, "as_of": ""}
