"""Working hours between moments, and how soon an answer is due."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.domain.how_soon_is_an_answer_due import HOURS, OFFICE, hours_between, moment_before

MOMENTS = st.datetimes(datetime(2026, 6, 1), datetime(2026, 12, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
GRID = [
    # a Friday, a Monday; the 17th of August 2026 is a holiday on a Monday
    ("2026-11-27 09:00", "2026-11-27 11:30", 2),
    ("2026-11-27 07:00", "2026-11-27 09:00", 1),
    ("2026-11-27 15:00", "2026-11-27 23:00", 1),
    ("2026-11-27 15:00", "2026-11-30 09:00", 2),
    ("2026-11-28 10:00", "2026-11-29 10:00", 0),
    ("2026-08-14 15:00", "2026-08-18 09:00", 2),
    ("2026-11-30 10:00", "2026-11-27 10:00", 0),
    ("2026-11-23 08:00", "2026-11-27 16:00", 40),
]
DUE = {"turun_status": 8, "verifikasi_noreg": 8, "beda_instansi": 64}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE)


@pytest.mark.parametrize(("start", "end", "hours"), GRID)
def test_only_the_hours_of_offices_count(start: str, end: str, hours: int) -> None:
    assert hours_between(at(start), at(end)) == hours


@given(MOMENTS, st.integers(0, 80))
def test_the_moment_so_many_hours_before_is_so_many_hours_before(now: datetime, hours: int) -> None:
    before = moment_before(now, hours)
    assert before <= now
    assert hours_between(before, now) == hours
    assert hours_between(before + timedelta(minutes=1), now) <= hours


def test_each_category_has_its_hours() -> None:
    assert {slug: DUE.get(slug, 24) for slug in CATEGORIES} == HOURS
