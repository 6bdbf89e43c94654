"""Fixtures of reporting's tests."""
import pytest

from services.reporting.service import ReportingService
from tests.services.conftest import OpenDatabase
from tests.services.reporting.fake_reference import FakeServices


@pytest.fixture
def reporting(open_database: OpenDatabase) -> ReportingService:
    """The service on a fresh database."""
    service = ReportingService()
    vars(service).update(work=open_database("reporting"), services=FakeServices())  # as nameko injects them
    return service
