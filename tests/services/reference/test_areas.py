"""Areas in which profiles are held: what is known of them, and what a picker offers."""

from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.actor import JurisdictionKind
from services.contracts.errors import Invalid
from services.reference.tables import org_units
from tests.services.asking import ask
from tests.services.people import service
from tests.services.reference.test_service import serving


def known(work: Work, *areas: tuple[str, str]) -> dict[tuple[str, str], Any]:
    asked = [dict(zip(("kind", "id"), area, strict=True)) for area in areas]
    found = ask(serving(work), "areas", service("identity"), areas=asked)
    return {(area["kind"], area["id"]): area for area in found}


def offered(work: Work, kind: str, **more: Any) -> list[str]:
    return [area["id"] for area in ask(serving(work), "find_areas", service("identity"), kind=kind, **more)]


def test_each_area_says_its_name_and_what_it_lies_in(demo: Work) -> None:
    asked = [("org_unit", "9811-02"), ("agency", "9811"), ("agency", "9101"), ("kanreg", "91"), ("national", "")]
    found = known(demo, *asked, ("national_agencies", ""))
    shown = {key: (a["name"], a["agency_id"], a["kanreg_id"], a["flagged"]) for key, a in found.items()}
    assert shown == {
        ("org_unit", "9811-02"): ("Dinas Pendidikan", "9811", "91", True),
        ("agency", "9811"): ("Pemerintah Kabupaten Wanasari", "9811", "91", False),
        ("agency", "9101"): ("Kementerian Pendidikan dan Perpustakaan", "9101", "", False),
        ("kanreg", "91"): ("Kanreg Wanasari", "", "91", False),
        ("national", ""): ("Nasional", "", "", False),
        ("national_agencies", ""): ("BKN Pusat", "", "", False),
    }
    assert found["org_unit", "9811-02"]["agency_name"] == "Pemerintah Kabupaten Wanasari"


def test_an_area_that_does_not_exist_is_absent(demo: Work) -> None:
    assert known(demo, ("agency", "9999"), ("org_unit", ""), ("kanreg", "9811"), ("agency", "91")) == {}


def test_an_agency_is_known_by_its_code_too_and_comes_once(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(sa.text("UPDATE agencies SET code = 'WNS' WHERE id = '9811'"))
    assert list(known(demo, ("agency", "WNS"), ("agency", "9811"))) == [("agency", "9811")]


def test_a_unit_that_is_retired_or_not_ticked_is_known_without_a_tick(demo: Work) -> None:
    with demo.begin() as uow:
        uow.session.execute(sa.update(org_units).where(org_units.c.id == "9811-02").values(active=False))
    found = known(demo, ("org_unit", "9811-02"), ("org_unit", "9841-05"))
    assert [area["flagged"] for area in found.values()] == [False, False]


def test_a_picker_offers_ticked_units_of_one_agency(demo: Work) -> None:
    assert offered(demo, "org_unit", agency_id="9811", q="pendidikan") == ["9811-02"]
    everywhere = offered(demo, "org_unit", q="dinas pend")
    assert set(everywhere) > {"9811-02", "9841-03"}
    assert "9841-05" not in offered(demo, "org_unit", agency_id="9841", limit=100)


def test_a_picker_offers_the_agencies_of_one_kanreg_by_words_in_any_order_or_by_code(demo: Work) -> None:
    assert set(offered(demo, "agency", kanreg_id="91")) == {"9810", "9811"}
    assert offered(demo, "agency", q="wanasari kab") == ["9811"]
    assert offered(demo, "agency", q="9811") == ["9811"]
    assert offered(demo, "agency", q="100%") == []


def test_a_picker_offers_kanregs_and_stops_at_its_limit(demo: Work) -> None:
    assert offered(demo, "kanreg") == ["92", "91"]  # by name
    assert offered(demo, "kanreg", limit=1) == ["92"]


@pytest.mark.parametrize("kind", [JurisdictionKind.NATIONAL, JurisdictionKind.NATIONAL_AGENCIES])
def test_the_country_is_not_searched_for(demo: Work, kind: str) -> None:
    with pytest.raises(Invalid):
        offered(demo, kind)
