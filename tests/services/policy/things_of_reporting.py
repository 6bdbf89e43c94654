"""The figures of one agency: by its id, and among the agencies of the list."""
from __future__ import annotations

from typing import Any

from services.chassis.work import Work
from tests.services.policy.askers import Asker
from tests.services.policy.walk import Thing, Walk
from tests.services.reporting.campaign import Campaign

CONTAINING = {"own agency", "own kanreg", "nation"}


def walk(work: Work) -> Walk:
    """Somebody of Sleman has registered."""
    campaign = Campaign(work)
    campaign.rebuild()
    campaign.register("Budi")
    campaign.tell()
    one, every = {"agency_id": "sleman"}, {"agency_id": ""}
    things = [
        Thing("progress", one, _sees), Thing("progress", every, _sees, _lists_sleman, name="of all"),
        Thing("workforce", one, _sees), Thing("workforce", every, _sees, _counts_sleman, name="of all"),
        Thing("missing", one, _sees), Thing("missing", every, _sees, _misses_in_sleman, name="of all"),
        Thing("issue_recapitulation", one, _sees), Thing("recapitulations", one, _sees),
        Thing("recapitulation", {"recapitulation_id": campaign.recapitulation()["recapitulation_id"]}, _sees),
    ]  # fmt: skip
    return Walk(campaign.service, things, without_owner={"check_recapitulation", "read_models"})


def _sees(asker: Asker) -> bool:
    return asker.area in CONTAINING


def _lists_sleman(answer: Any) -> bool:
    return "sleman" in [agency["agency_id"] for agency in answer["agencies"]]


def _misses_in_sleman(answer: Any) -> bool:
    return "sleman" in [agency["id"] for agency in answer["agencies"]]


def _counts_sleman(answer: Any) -> bool:
    return [one["people"] for one in answer["sides"].get("sex", [])] == [1]
