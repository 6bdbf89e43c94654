"""A broker on which the system's own names may be used."""

from collections.abc import Iterator

import pytest

from tests.servers import broker as own_broker
from tests.services.chassis.broker_side import Broker


@pytest.fixture(scope="package")
def bare_url() -> Iterator[str]:
    """Nobody else's: here queues are taken away and declared wrongly."""
    with own_broker() as url:
        yield url


@pytest.fixture
def bare(bare_url: str) -> Iterator[Broker]:
    connection = Broker(bare_url)
    yield connection
    connection.close()
