"""The level-1 tick: who may set it, what happens when two people do, and what the others hear."""

import pytest
import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import Conflict, Forbidden, NotFound
from services.contracts.profiles import Profile
from services.contracts.reference.events import Level1UnitFlagged
from services.reference.handlers import flag_unit
from tests.services.audit import entries_of


def admin(agency: str) -> Actor:
    return Actor("a", grants=(Grant(Profile.AGENCY_ADMIN, Jurisdiction(JurisdictionKind.AGENCY, agency)),))


def events(uow: UnitOfWork) -> list[Level1UnitFlagged]:
    newest = sa.select(outbox.c.body).order_by(outbox.c.id.desc())
    return [Level1UnitFlagged.from_wire(body) for body in uow.session.scalars(newest)]


def test_the_admin_of_the_agency_sets_the_tick_and_the_others_hear_of_it(demo: Work) -> None:
    with demo.begin() as uow:
        answer = flag_unit(uow, admin("9841"), unit_id="9841-05", flagged=True, version=1)
        heard = events(uow)[0]
    assert (answer["flagged"], answer["version"]) == (True, 2)
    assert (heard.unit_id, heard.agency_id, heard.flagged, heard.version) == ("9841-05", "9841", True, 2)


def test_the_audit_knows_what_it_was_before(demo: Work) -> None:
    with demo.begin() as uow:
        flag_unit(uow, admin("9811"), unit_id="9811-02", flagged=False, version=1)
    [entry] = entries_of(demo)
    assert (entry.action, entry.subject) == ("unit_flagged", "9811-02")
    assert (entry.before, entry.after) == ({"flagged": True}, {"flagged": False})


def test_setting_what_is_set_changes_and_says_nothing(demo: Work) -> None:
    with demo.begin() as uow:
        before = len(events(uow))
        assert flag_unit(uow, admin("9811"), unit_id="9811-02", flagged=True, version=1)["version"] == 1
        assert len(events(uow)) == before


def test_who_comes_second_is_told_so(demo: Work) -> None:
    with demo.begin() as uow:
        flag_unit(uow, admin("9811"), unit_id="9811-02", flagged=False, version=1)
        with pytest.raises(Conflict):
            flag_unit(uow, admin("9811"), unit_id="9811-02", flagged=True, version=1)


def test_units_of_other_agencies_and_unknown_ones_look_the_same(demo: Work) -> None:
    with demo.begin() as uow:
        for unit in ("9811-02", "no such unit"):
            with pytest.raises(NotFound) as refused:
                flag_unit(uow, admin("9841"), unit_id=unit, flagged=False, version=1)
            assert refused.value.message == "Unit organisasi ini tidak ada di wilayah kerja Anda."


def test_who_answers_requests_for_one_more_unit_sets_ticks_and_clears_none(demo: Work) -> None:
    operator = Actor("o", grants=(Grant(Profile.L1_MOVE_OPERATOR, Jurisdiction(JurisdictionKind.AGENCY, "9841")),))
    with demo.begin() as uow:
        assert flag_unit(uow, operator, unit_id="9841-05", flagged=True, version=1)["flagged"]
        with pytest.raises(Forbidden):
            flag_unit(uow, operator, unit_id="9841-05", flagged=False, version=2)
