"""Each method answers in the shape of its contract."""

from services.chassis.work import Work
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.reference.service import ReferenceService
from tests.services.asking import ask

SOMEBODY = Actor("b", person_id="p", citizen=True)
VERIFICATION = Actor("", service="verification")
ADMIN = Actor("a", grants=(Grant(Profile.SUPER_ADMIN, Jurisdiction(JurisdictionKind.NATIONAL)),))


def serving(work: Work) -> ReferenceService:
    service = ReferenceService()
    vars(service)["work"] = work  # what nameko injects
    return service


def test_every_method_is_reached_with_its_schema(demo: Work) -> None:
    service = serving(demo)
    assert len(ask(service, "values", SOMEBODY, list="agama")) == 7
    assert ask(service, "search", SOMEBODY, list="jfu", q="gizi")[0]["name"] == "Petugas Gizi"
    assert ask(service, "labels", SOMEBODY, codes=[{"list": "agama", "code": "1"}]) == {"agama:1": "Islam"}
    assert ask(service, "unit_places", SOMEBODY, unit_ids=["9811-02"])[0]["unit_id"] == "9811-02"
    assert len(ask(service, "flagged_units", VERIFICATION, limit=5)) == 5
    assert len(ask(service, "agencies", ADMIN)) == 5
    assert len(ask(service, "units", ADMIN, agency_id="9841")) == 5


def test_a_write_that_is_sent_twice_happens_once(demo: Work) -> None:
    service = serving(demo)
    order = {"unit_id": "9841-05", "flagged": True, "version": 1}
    first, again = (ask(service, "flag_unit", ADMIN, key="k1", **order) for _ in range(2))
    assert first == again
    assert again["version"] == 2
