"""Fixtures of the services' tests: a migrated database as its migrations left it, seen through a unit of work."""
import base64
import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from sqlalchemy.engine import make_url

from services.chassis.database import create_engine, open_work
from services.chassis.sealed import sealer
from services.chassis.work import Work
from tests.servers import NewDatabase
from tests.services.emptied import Emptied

settings.register_profile("services", deadline=None)  # a busy machine is not a wrong answer
settings.load_profile("services")

OpenDatabase = Callable[[str], Work]
NO_WAIT_FOR_DISK = "?options=-csynchronous_commit%3Doff"  # a test survives no crash of the server anyway


@pytest.fixture(scope="session", autouse=True)
def marking_key() -> Iterator[None]:
    """Every entry of the audit is marked with a key that follows from the service's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSERTION_PRIVATE_KEY", base64.b64encode(b"a" * 32).decode())
        yield


@pytest.fixture(scope="session")
def databases(new_database: NewDatabase, postgres_admin_url: str) -> Iterator[Callable[[str], Emptied]]:
    """One database for each service, emptied for each test: dropping one costs the server a checkpoint."""
    made: dict[str, Emptied] = {}

    def database(service: str) -> Emptied:
        if service not in made:
            url = make_url(new_database(service) + NO_WAIT_FOR_DISK)
            admin = make_url(postgres_admin_url).set(drivername=url.drivername, database=url.database)
            made[service] = Emptied(create_engine(url), create_engine(admin, pool_size=1))
        return made[service]

    yield database
    for one in made.values():
        one.dispose()


@pytest.fixture
def open_database(databases: Callable[[str], Emptied]) -> OpenDatabase:
    """``open_database("registration")``: units of work on that service's database, emptied of other tests."""

    def open_one(service: str) -> Work:
        database = databases(service)
        database.empty()
        return open_work(database.engine)

    return open_one


@pytest.fixture
def field_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys for the secret fields."""
    monkeypatch.setenv("FIELD_KEYS", json.dumps({"k1": base64.b64encode(b"f" * 32).decode()}))
    monkeypatch.setenv("FIELD_HASH_KEY", base64.b64encode(b"h" * 32).decode())
    sealer.cache_clear()
