"""A process says that it is ready only while it can work, and that it lives as long as it does."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.services.chassis.black_hole import Proxy, proxy_for
from tests.services.chassis.conftest import Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import Program, until

NOTICED = 10.0  # seconds; a connection that only went silent is noticed by its heartbeat
WAYS = [Proxy.gone, Proxy.reset, Proxy.half_open]


def told(service: Program) -> dict[str, bool]:
    """What the process says of itself while it is not ready."""
    status, text = service.get("/ready")
    said: dict[str, bool] = json.loads(text) if status == 503 else {}
    return said


@pytest.mark.parametrize("away", WAYS)
def test_without_a_broker_it_lives_and_is_not_ready(start: Start, amqp_url: str, away: Callable[[Proxy], None]) -> None:
    with proxy_for(amqp_url) as (proxy, url):
        service = start("service", AMQP_URL=url, TEST_HEARTBEAT="2")
        away(proxy)
        until(lambda: told(service) == {"database": True, "broker": False}, NOTICED)
        assert service.get("/live") == (200, '{"process": true}')
        _back(proxy)
        until(lambda: service.get("/ready")[0] == 200, NOTICED)
        assert not service.ended


@pytest.mark.parametrize("away", WAYS)
def test_without_a_database_it_lives_and_is_not_ready(
    start: Start, database: Database, away: Callable[[Proxy], None]
) -> None:
    with proxy_for(database.url) as (proxy, url):
        service = start("service", DATABASE_URL=url)
        away(proxy)
        until(lambda: told(service) == {"database": False, "broker": True}, NOTICED)
        assert service.get("/live") == (200, '{"process": true}')
        _back(proxy)
        until(lambda: service.get("/ready")[0] == 200, NOTICED)
        assert not service.ended


def _back(proxy: Proxy) -> None:
    proxy.heal()
    proxy.gone()
    proxy.open()


def test_it_is_not_ready_before_it_takes_messages_nor_while_it_stops(start: Start) -> None:
    service = start("service", ready=False)
    seen: list[int] = []
    while 200 not in seen:
        seen.append(service.get("/ready")[0])
    assert set(seen) <= {0, 503, 200}
    service.stop()
    assert service.get("/ready")[0] == 0
