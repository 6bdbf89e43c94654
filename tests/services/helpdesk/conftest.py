"""Fixtures of the helpdesk's tests."""
import pytest

from services.helpdesk.service import HelpdeskService
from tests.services.conftest import OpenDatabase
from tests.services.helpdesk.fake_services import FakeServices


@pytest.fixture
def helpdesk(open_database: OpenDatabase, field_keys: None) -> HelpdeskService:
    """The service on a fresh database."""
    service = HelpdeskService()
    vars(service).update(work=open_database("helpdesk"), services=FakeServices())  # as nameko injects it
    return service
