"""Fixture of the tests of who is missing."""
import pytest

from tests.services.registration.missing.office import Office
from tests.services.registration.running import Running


@pytest.fixture
def office(running: Running) -> Office:
    """Three people of Sleman, none of whom has registered."""
    return Office(running)
