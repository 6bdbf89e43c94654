"""Tickets lie in nobody's area yet: who holds the number reads how far one is."""
from __future__ import annotations

from services.chassis.work import Work
from services.helpdesk.service import HelpdeskService
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.policy.walk import Walk


def walk(work: Work) -> Walk:
    """No ticket."""
    service = HelpdeskService()
    vars(service).update(work=work, services=FakeServices())  # as nameko injects it
    return Walk(service, [], without_owner={"report", "status", "my_tickets"})
