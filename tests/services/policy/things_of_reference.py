"""A unit of the demo country's regency; the lists belong to everybody."""
from __future__ import annotations

from pathlib import Path

from deploy.local.places import CHECKOUT
from services.chassis.work import Work
from services.contracts.profiles import Profile
from services.reference.seed_demo import seed
from services.reference.service import ReferenceService
from tests.services.policy.askers import Asker, Place
from tests.services.policy.walk import Thing, Walk

DEMO: Path = CHECKOUT / "deploy" / "local" / "demo"
WANASARI = Place("9811-02", "9811", "9841-05", "9811", "9841", "91", "92")
LISTS = {
    "values", "search", "labels", "unit_places", "agencies", "units", "areas", "find_areas", "flagged_units",
}  # fmt: skip


def walk(work: Work) -> Walk:
    """The demo country."""
    with work.begin() as uow:
        seed(uow.session.connection(), DEMO)
    service = ReferenceService()
    vars(service).update(work=work)  # as nameko injects it
    order = {"unit_id": WANASARI.unit, "flagged": True, "version": 1}
    things = [Thing("flag_unit", order, _keeps), Thing("unit", {"unit_id": WANASARI.unit}, _keeps)]
    return Walk(service, things, LISTS, WANASARI)


def _keeps(asker: Asker) -> bool:
    return (asker.profile, asker.area) in {
        (Profile.AGENCY_ADMIN, "own agency"), (Profile.L1_MOVE_OPERATOR, "own agency"), (Profile.SUPER_ADMIN, "nation"),
    }  # fmt: skip
