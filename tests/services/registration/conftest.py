"""Fixtures of registration's tests."""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.registration.running import Running


@pytest.fixture
def running(open_database: OpenDatabase, field_keys: None) -> Running:
    """The service on a fresh database; the state holds Budi Santoso, who has not registered yet."""
    return Running(open_database("registration"))
