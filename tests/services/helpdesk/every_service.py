"""The helpdesk with the real services behind its answers, all in this process: what it asks, they do."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.helpdesk.service import HelpdeskService
from services.reference.seed_demo import seed
from services.reference.service import ReferenceService
from services.reference.tables import agencies, org_units, regional_offices
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.people import id_of, service
from tests.services.registration.running import NIP
from tests.services.registration.running import Running as Registration
from tests.services.verification.running import Running as Verification

HERE = "8101"  # a regency of the demo country, where Sleman lies in these tests
ROUTING = ("areas", "find_areas")  # the agencies of these tests are not those of the demo country


class Asked:
    """``owner.method(key=..., **body)`` as the helpdesk asks over the broker."""

    def __init__(self, owner: Any) -> None:
        self.owner = owner

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return lambda key=None, **body: ask(self.owner, method, service("helpdesk"), key=key, **body)


class EveryService:
    """``helpdesk`` asks ``registration``, ``verification`` and ``reference``, each on its own database."""

    def __init__(self, open_database: OpenDatabase, *, lists: bool) -> None:
        self.registration = Registration(open_database("registration"))
        self.verification = Verification(open_database("verification"))
        self.reference = ReferenceService()
        vars(self.reference).update(work=open_database("reference"))
        if lists:
            self.reference.work.do(_country)
        self.helpdesk = HelpdeskService()
        vars(self.helpdesk).update(work=open_database("helpdesk"), services=self)



class Ways:
    """What the helpdesk finds under the names of the services."""

    def __init__(self, every: EveryService) -> None:
        self.registration, self.verification = Asked(every.registration.service), Asked(every.verification.service)
        self.reference = _Reference(every.reference)


class _Reference(Asked):
    def __getattr__(self, method: str) -> Callable[..., Any]:
        if method in ROUTING:
            found: Callable[..., Any] = getattr(FakeServices(), method)
            return found
        return super().__getattr__(method)


def every_service(open_database: OpenDatabase, *, lists: bool) -> EveryService:
    """Budi Santoso of Sleman, who may register; ``dinas`` is a level-1 verifier; ``lists``: reference has its lists."""
    every = EveryService(open_database, lists=lists)
    vars(every.helpdesk)["services"] = Ways(every)
    every.verification.flag("dinas")
    return every


def _country(uow: Any) -> None:
    seed(uow.session.connection(), CHECKOUT / "deploy" / "local" / "demo")
    uow.session.execute(sa.insert(regional_offices).values(id="k1", name="Kanreg I"))
    row = {"code": "4010", "name": "Kab. Sleman", "national": False, "kanreg_id": "k1", "place": HERE}
    uow.session.execute(sa.insert(agencies).values(id="sleman", **row))
    unit = {"agency_id": "sleman", "path": ["dinas"], "name": "Dinas Pendidikan", "search": " dinas pendidikan "}
    uow.session.execute(sa.insert(org_units).values(id="dinas", **unit))


BUDI, OF_BUDI = NIP, id_of("Budi")
