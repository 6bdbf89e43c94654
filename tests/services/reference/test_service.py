"""Each method answers in the shape of its contract."""

from services.chassis.work import Work
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.reference.service import ReferenceService
from tests.services.asking import ask

ANYBODY = Actor("", service="gateway")
ADMIN = Actor("a", grants=(Grant(Profile.SUPER_ADMIN, Jurisdiction(JurisdictionKind.NATIONAL)),))


def serving(work: Work) -> ReferenceService:
    service = ReferenceService()
    vars(service)["work"] = work  # what nameko injects
    return service


def test_every_method_is_reached_with_its_schema(demo: Work) -> None:
    service = serving(demo)
    assert len(ask(service, "values", ANYBODY, list="agama")) == 7
    assert ask(service, "search", ANYBODY, list="jfu", q="gizi")[0]["name"] == "Petugas Gizi"
    assert ask(service, "labels", ANYBODY, codes=[{"list": "agama", "code": "1"}]) == {"agama:1": "Islam"}
    assert ask(service, "unit_places", ANYBODY, unit_ids=["9811-02"])[0]["unit_id"] == "9811-02"
    assert len(ask(service, "flagged_units", ANYBODY, limit=5)) == 5
    assert len(ask(service, "agencies", ANYBODY)) == 5
    assert len(ask(service, "units", ANYBODY, agency_id="9841")) == 5


def test_a_write_that_is_sent_twice_happens_once(demo: Work) -> None:
    service = serving(demo)
    order = {"unit_id": "9841-05", "flagged": True, "version": 1}
    first, again = (ask(service, "flag_unit", ADMIN, key="k1", **order) for _ in range(2))
    assert first == again
    assert again["version"] == 2
