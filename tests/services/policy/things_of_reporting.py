"""The figures of one agency: by its id, and among the agencies of the list."""
from __future__ import annotations

from typing import Any

from services.chassis.work import Work
from services.contracts.event import new_id
from services.contracts.registration.events import Registered
from services.reporting.service import ReportingService
from tests.services.policy.askers import Asker
from tests.services.policy.walk import Thing, Walk
from tests.services.reporting.fake_reference import FakeServices

CONTAINING = {"own agency", "own kanreg", "nation"}


def walk(work: Work) -> Walk:
    """Somebody of Sleman has registered."""
    service = ReportingService()
    vars(service).update(work=work, services=FakeServices())  # as nameko injects them
    service.on_registered(Registered(person_id=new_id(), agency_id="sleman"))
    service.fold_counts()
    one, every = {"agency_id": "sleman"}, {"agency_id": ""}
    things = [Thing("progress", one, _sees), Thing("progress", every, _sees, _lists_sleman, name="of all")]
    return Walk(service, things, without_owner=set())


def _sees(asker: Asker) -> bool:
    return asker.area in CONTAINING


def _lists_sleman(answer: Any) -> bool:
    return "sleman" in [agency["agency_id"] for agency in answer["agencies"]]
