"""Requests for missing values end in a value, each request once, however often the helpdesk asks."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.errors import Conflict, Invalid, NotFound
from services.reference.tables import org_units
from services.reference.views.lists import labels
from tests.services.people import citizen, service
from tests.services.reference.keeping import BKN as RATNA
from tests.services.reference.keeping import HERE, SCHOOL, WANASARI, ask, names

HELPDESK = service("helpdesk")
WANTED = {
    "list": "sekolah", "name": "SD Negeri 9 Cakrawala", "place": HERE, "attributes": SCHOOL, "agency_id": WANASARI,
    "by": "Siti",
}  # fmt: skip


def test_one_decision_adds_a_value_that_all_requests_lead_to(demo: Work) -> None:
    done = ask(demo, HELPDESK, "settle", **WANTED, asked=["p1", "p2"])
    assert done["added"]
    assert ask(demo, HELPDESK, "settled", list="sekolah", asked=["p1", "p2", "p3"]) == {
        "p1": done["code"], "p2": done["code"],
    }  # fmt: skip
    with demo.begin() as uow:
        known = labels(uow, citizen("Budi"), [{"list": "sekolah", "code": "p2"}])
    assert known == {"sekolah:p2": "SD Negeri 9 Cakrawala"}


def test_asked_again_it_is_the_same_value(demo: Work) -> None:
    first, again = (ask(demo, HELPDESK, "settle", **WANTED, asked=["p1"]) for _ in range(2))
    assert (again["code"], again["added"]) == (first["code"], False)
    other = ask(demo, HELPDESK, "settle", **WANTED, asked=["p9"])  # of exactly this name and place
    assert (other["code"], other["added"]) == (first["code"], False)
    assert names(demo, RATNA, q="cakrawala") == ["SD Negeri 9 Cakrawala"]


def test_what_is_wrong_is_said_as_for_an_operator(demo: Work) -> None:
    with pytest.raises(Invalid):
        ask(demo, HELPDESK, "settle", **{**WANTED, "place": "8471"}, asked=["p1"])
    with pytest.raises(Conflict) as likely:
        ask(demo, HELPDESK, "settle", **{**WANTED, "name": "SMPN 1 Wansari"}, asked=["p1"])
    assert likely.value.details["code"] == "likely_same"


def test_requests_may_mean_a_value_that_was_there(demo: Work) -> None:
    for _ in range(2):
        assert ask(demo, HELPDESK, "map", list="sekolah", code="SK003", asked=["p1"], by="Siti")["code"] == "SK003"
    with pytest.raises(Conflict):
        ask(demo, HELPDESK, "map", list="sekolah", code="SK005", asked=["p1"], by="Siti")
    with pytest.raises(NotFound):
        ask(demo, HELPDESK, "map", list="sekolah", code="nothing", asked=["p2"], by="Siti")


def test_a_unit_that_was_missing_stands_below_its_parent_once(demo: Work) -> None:
    with demo.begin() as uow:
        parent = uow.session.execute(sa.select(org_units).where(org_units.c.agency_id == WANASARI).limit(1)).one()
    wanted = {"agency_id": WANASARI, "name": "Seksi Arsip Digital", "parent": parent.id, "by": "Teresia"}
    first = ask(demo, HELPDESK, "unit", **wanted, asked=["u1"])
    again = ask(demo, HELPDESK, "unit", **wanted | {"name": "seksi arsip  digital"}, asked=["u2"])
    assert (first["added"], again["added"], again["code"]) == (True, False, first["code"])
    with demo.begin() as uow:
        added = uow.session.execute(sa.select(org_units).where(org_units.c.id == first["code"])).one()
    assert (added.path, added.level1) == ([*parent.path, added.id], False)
    assert ask(demo, HELPDESK, "settled", list="unor", asked=["u1", "u2"]) == dict.fromkeys(["u1", "u2"], added.id)


def test_a_unit_of_another_agency_is_none(demo: Work) -> None:
    with demo.begin() as uow:
        other = uow.session.scalars(sa.select(org_units.c.id).where(org_units.c.agency_id != WANASARI).limit(1)).one()
    for said in ({"code": other}, {"name": "Seksi Arsip", "parent": other}):
        with pytest.raises(NotFound):
            ask(demo, HELPDESK, "unit", agency_id=WANASARI, by="Teresia", asked=["u1"], **said)
    with pytest.raises(Invalid):
        ask(demo, HELPDESK, "unit", agency_id=WANASARI, by="Teresia", asked=["u1"], name="***")


def test_a_trial_says_what_would_be_refused_and_adds_nothing(demo: Work) -> None:
    trial = {**WANTED, "dry_run": True, "asked": ["p1"]}
    assert ask(demo, HELPDESK, "settle", **trial) == {"code": "", "version": 0, "added": True}
    with pytest.raises(Conflict):
        ask(demo, HELPDESK, "settle", **{**trial, "name": "SMPN 1 Wansari"})
    done = ask(demo, HELPDESK, "settle", **WANTED, asked=["p2"])
    assert ask(demo, HELPDESK, "settle", **trial)["code"] == done["code"], "it would be that value"
    assert ask(demo, HELPDESK, "settled", list="sekolah", asked=["p1"]) == {}
    unit = {"agency_id": WANASARI, "name": "Seksi Arsip Digital", "by": "Teresia", "asked": ["u1"], "dry_run": True}
    for _ in range(2):
        assert ask(demo, HELPDESK, "unit", **unit)["added"], "nothing was added by the trial before"
    with pytest.raises(NotFound):
        ask(demo, HELPDESK, "unit", **unit, code="nothing")
    assert ask(demo, HELPDESK, "settled", list="unor", asked=["u1"]) == {}
