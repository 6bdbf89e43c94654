"""A broker on which the system's own names may be used, and services on real databases."""

from collections.abc import Iterator

import pytest

from tests.deploy.topology.lossy_broker import LossyBroker
from tests.servers import broker as own_broker
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import broker, name
from tests.services.conftest import OpenDatabase, databases, field_keys, marking_key, open_database
from tests.services.registration.running import Running as Registration
from tests.services.verification.running import Running as Verification

__all__ = ["broker", "databases", "field_keys", "marking_key", "name", "open_database"]


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


@pytest.fixture
def lossy(open_database: OpenDatabase, field_keys: None) -> LossyBroker:
    """Budi Santoso, who wants another religion recorded, and level-1 verifiers in his dinas."""
    registration = Registration(open_database("registration"))
    verification = Verification(open_database("verification"))
    verification.flag("dinas")
    registration.fill(agama="2")
    others = {name: open_database(name) for name in ("identity", "reference", "reporting")}
    return LossyBroker(registration, verification, others)
