"""Fixtures of verification's tests."""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.verification.running import Running


@pytest.fixture
def running(open_database: OpenDatabase, field_keys: None) -> Running:
    """The service on a fresh database; the unit ``dinas`` is a level-1 verifier."""
    running = Running(open_database("verification"))
    running.flag("dinas")
    return running
