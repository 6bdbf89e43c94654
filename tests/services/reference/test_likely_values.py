"""What a request may mean: the school of that name, misspelt or not, those of the own region first."""
from __future__ import annotations

import pytest

from services.chassis.work import Work
from services.reference.views.likely import SHOWN, likely_values
from tests.services.people import service
from tests.services.reference.keeping import WANASARI

HELPDESK = service("helpdesk")


@pytest.mark.parametrize("typed", ["SMPN 1 Wansari", "smp negeri 1 wanasari", "SMP Negeri 1 Wanasari Kota"])
def test_the_school_that_was_meant_is_among_them(demo: Work, typed: str) -> None:
    with demo.begin() as uow:
        found = likely_values(uow, HELPDESK, "sekolah", typed, WANASARI)
    assert "SMP Negeri 1 Wanasari" in [one["name"] for one in found]
    assert len(found) <= SHOWN
    assert len({one["code"] for one in found}) == len(found)


def test_nothing_is_like_nonsense(demo: Work) -> None:
    with demo.begin() as uow:
        assert likely_values(uow, HELPDESK, "sekolah", "zzqqzz 99", WANASARI) == []


def test_units_are_those_of_the_agency(demo: Work) -> None:
    with demo.begin() as uow:
        found = likely_values(uow, HELPDESK, "unor", "dinas pendidikan", WANASARI)
        elsewhere = likely_values(uow, HELPDESK, "unor", "dinas pendidikan", "9841")
    assert found
    assert not {one["code"] for one in found} & {one["code"] for one in elsewhere}
