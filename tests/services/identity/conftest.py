"""Fixtures of identity's tests."""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.identity.office import Office
from tests.services.identity.running import Running


@pytest.fixture
def running(open_database: OpenDatabase, field_keys: None) -> Running:
    """The service on a fresh database with two accounts."""
    return Running(open_database("identity"))


@pytest.fixture
def office(open_database: OpenDatabase, field_keys: None) -> Office:
    """The service as its admins reach it; nobody has an account yet."""
    return Office(open_database("identity"))
