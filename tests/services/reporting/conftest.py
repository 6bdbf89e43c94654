"""Fixtures of reporting's tests."""
import pytest

from tests.services.conftest import OpenDatabase
from tests.services.reporting.campaign import Campaign


@pytest.fixture
def campaign(open_database: OpenDatabase) -> Campaign:
    """The service on a fresh database that has built its first set; nobody is known yet."""
    campaign = Campaign(open_database("reporting"))
    campaign.rebuild()
    return campaign
