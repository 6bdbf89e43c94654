"""What operators see of the figures: what is not counted yet and since when, and how far a count from zero is."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from prometheus_client import REGISTRY

from services.contracts.profiles import Profile
from services.reporting.handlers import rebuilding
from services.reporting.tables import hints
from tests.services.asking import ask
from tests.services.people import NATIONAL, id_of, official
from tests.services.reporting.campaign import Campaign

OPS = official("Oka", (Profile.OPERATIONS, NATIONAL))
SUM, COUNT = "epupns_read_models_seconds_sum", "epupns_read_models_seconds_count"


def models(campaign: Campaign) -> Any:
    return ask(campaign.service, "read_models", OPS)


def wait_for(campaign: Campaign, seconds: float) -> None:
    """An event of so long ago that nobody has counted."""
    with campaign.work.begin() as uow:
        at = datetime.now(UTC) - timedelta(seconds=seconds)
        uow.session.execute(sa.insert(hints).values(person_id=id_of("Budi"), at=at))


def test_nothing_waits_where_everything_is_counted(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    shown = models(campaign)
    assert (shown["waiting"], shown["lag_seconds"], shown["building"]) == (0, 0.0, None)
    assert shown["as_of"]
    assert shown["made_at"]


def test_what_waits_has_the_age_of_the_oldest_event(campaign: Campaign) -> None:
    wait_for(campaign, 40)
    wait_for(campaign, 90)
    campaign.service.measure_lag()
    shown = models(campaign)
    assert shown["waiting"] == 2
    assert 90 <= shown["lag_seconds"] < 150
    assert 90 <= (REGISTRY.get_sample_value("epupns_read_models_lag_seconds") or 0) < 150
    before = [REGISTRY.get_sample_value(name) or 0.0 for name in (SUM, COUNT)]
    campaign.service.count_whom_events_named()
    campaign.service.measure_lag()
    took, counted = (
        (REGISTRY.get_sample_value(name) or 0.0) - old for name, old in zip((SUM, COUNT), before, strict=True)
    )
    assert (counted, 130 <= took < 250) == (2, True)
    assert (models(campaign)["waiting"], REGISTRY.get_sample_value("epupns_read_models_lag_seconds")) == (0, 0.0)


def test_a_count_from_zero_says_how_far_it_is(campaign: Campaign) -> None:
    campaign.add("Budi")
    campaign.work.do(rebuilding.begin)
    steps = rebuilding.steps(campaign.work, campaign.services)
    assert models(campaign)["building"] == 0
    next(steps)
    assert (models(campaign)["building"], models(campaign)["people"]) == (1, 0)
    next(steps)
    assert (models(campaign)["building"], models(campaign)["people"]) == (None, 1)
