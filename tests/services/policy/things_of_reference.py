"""A unit of the demo country's regency; the lists belong to everybody."""
from __future__ import annotations

from pathlib import Path

from deploy.local.places import CHECKOUT
from services.chassis.work import Work
from services.contracts.profiles import Profile
from services.contracts.reference.values import ValuePage
from services.reference.seed_demo import seed
from services.reference.service import ReferenceService
from tests.services.policy.askers import Asker, Place
from tests.services.policy.walk import Thing, Walk

DEMO: Path = CHECKOUT / "deploy" / "local" / "demo"
WANASARI = Place("9811-02", "9811", "9841-05", "9811", "9841", "91", "92")
SCHOOL, ATTRIBUTES = "SK005", {"jenis": "SMA", "tipe": "N", "rombel": "24"}
LISTS = {
    "values", "search", "labels", "parents", "unit_places", "agencies", "units", "areas", "find_areas", "flagged_units",
    "unit_branch",
    "import_values", "lists", "open_lists", "open_page", "open_value", "add_value", "settle_value",
    "settle_unit", "map_values", "settled", "likely_values",
}  # fmt: skip


def walk(work: Work) -> Walk:
    """The demo country."""
    with work.begin() as uow:
        seed(uow.session.connection(), DEMO)
    service = ReferenceService()
    vars(service).update(work=work)  # as nameko injects it
    order = {"unit_id": WANASARI.unit, "flagged": True, "version": 1}
    school = {"list": "sekolah", "code": SCHOOL}
    written = {"list": "sekolah", "name": "SMA Negeri 1 Wanasari", "place": "8101", "attributes": ATTRIBUTES}
    things = [
        Thing("flag_unit", order, _keeps),
        Thing("unit", {"unit_id": WANASARI.unit}, _keeps),
        Thing("list_page", {"list": "sekolah"}, _keeps_schools, _shows_the_school),
        Thing("value", school, _keeps_schools),
        Thing("change_value", {**written, **school, "version": 1}, _keeps_schools),
        Thing("retire_value", {**school, "version": 1, "on": "2015-09-01"}, _keeps_schools),
        Thing("remove_value", {"list": "sekolah", "code": "SK003", "version": 1}, _keeps_schools),
    ]
    return Walk(service, things, LISTS, WANASARI)


def _shows_the_school(page: ValuePage) -> bool:
    return SCHOOL in {row["code"] for row in page["rows"]}


def _keeps_schools(asker: Asker) -> bool:
    own = asker.profile in (Profile.AGENCY_ADMIN, Profile.SCHOOL_OPERATOR) and asker.area == "own agency"
    return own or (asker.profile in (Profile.SUPER_ADMIN, Profile.HELPDESK_BKN) and asker.area == "nation")


def _keeps(asker: Asker) -> bool:
    return (asker.profile, asker.area) in {
        (Profile.AGENCY_ADMIN, "own agency"), (Profile.L1_MOVE_OPERATOR, "own agency"), (Profile.SUPER_ADMIN, "nation"),
    }  # fmt: skip
