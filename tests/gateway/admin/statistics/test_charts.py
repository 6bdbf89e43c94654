"""The charts' geometry: lines over time, the tile map, rankings and the age of work."""
from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from gateway.admin.statistics.line_chart import BOTTOM, LEFT, NEAREST, RIGHT, TOP, chart
from gateway.admin.statistics.measures import MEASURES
from gateway.admin.statistics.open_work import waiting
from gateway.admin.statistics.over_time import Day, cumulative, lately, leads_to
from gateway.admin.statistics.places import by_kanreg, by_province
from gateway.admin.statistics.tiles import TILES, shade_of, tile_map
from services.contracts.reporting.answers import DayChange, OpenWork
from tests.gateway.admin import fake_reporting

TODAY = date(2015, 10, 30)
CHANGES = [
    DayChange(day="2015-10-20", stages={"registered": 10}),
    DayChange(day="2015-10-24", stages={"sent": 6}),
    DayChange(day="2015-10-25", stages={"sent": -4, "returned": 1, "done": 3}),
]


def test_lines_are_added_up_day_by_day_also_where_nothing_happened() -> None:
    days = {one.day.day: one.people for one in cumulative(CHANGES, TODAY)}
    assert list(days) == list(range(20, 31))
    assert days[23] == {"terdaftar": 10, "terkirim": 0, "selesai": 0}
    assert days[24] == {"terdaftar": 10, "terkirim": 6, "selesai": 0}
    assert days[30] == {"terdaftar": 10, "terkirim": 5, "selesai": 3}  # who has to send again has not sent


def test_the_last_seven_days_begin_with_where_they_started() -> None:
    assert [one.day.day for one in lately(cumulative(CHANGES, TODAY), "7")] == list(range(23, 31))


def test_nothing_ahead_without_a_pace() -> None:
    days = cumulative(CHANGES, TODAY)
    still: Any = {"pace": 0.0, "day": "", "earliest": "", "latest": ""}
    assert leads_to(days, still, 20) is None
    soon: Any = {"pace": 2.0, "day": "2015-11-08", "earliest": "", "latest": ""}
    assert leads_to(days, soon, 20) == Day(date(2015, 11, 8), {"selesai": 20})
    far: Any = {"pace": 0.1, "day": "2016-11-08", "earliest": "", "latest": ""}
    ahead = leads_to(days, far, 20)
    assert ahead is not None
    assert ahead.day == TODAY + timedelta(days=24), "not further than twice what lies behind, and two weeks"


@pytest.mark.parametrize("expected", [0, 1, 20, 4_556_765])
@pytest.mark.parametrize("count", [1, 2, 90])
def test_a_chart_stays_inside_its_frame_and_labels_do_not_hide_one_another(expected: int, count: int) -> None:
    days = [
        Day(TODAY - timedelta(days=count - n - 1), {"terdaftar": n, "terkirim": n, "selesai": n}) for n in range(count)
    ]
    drawn = chart(days, Day(TODAY + timedelta(days=9), {"selesai": count}), expected)
    points = [line.point for line in drawn.lines]
    assert all(LEFT <= mark.x <= RIGHT and TOP <= mark.y <= BOTTOM for mark in points)
    heights = sorted(line.label.y for line in drawn.lines)
    assert all(below - above > NEAREST - 0.01 for above, below in pairwise(heights))
    assert len({mark.text for mark in drawn.days}) == len(drawn.days)
    assert [line.number for line in drawn.lines if line.ahead] == [3]


def test_no_two_tiles_share_a_place_or_letters() -> None:
    assert len({place[1:] for place in TILES.values()}) == len(TILES) == 38
    assert len({place[0] for place in TILES.values()}) == 38


def test_provinces_that_the_table_does_not_know_are_on_the_map_too() -> None:
    agencies = fake_reporting.agencies()
    agencies[0] |= {"province_code": "981", "province": "Nusa Wana"}
    drawn = tile_map(by_province(agencies, MEASURES["selesai"]))
    [tile] = [tile for tile in drawn.tiles if tile.place.code == "981"]
    assert (tile.letters, tile.x) == ("NW", 0)
    assert tile.y + 46 == drawn.height
    assert len({(one.x, one.y) for one in drawn.tiles}) == len(drawn.tiles)


@pytest.mark.parametrize(
    ("share", "shade"), [(0, "t1"), (0.2999, "t1"), (0.3, "t2"), (0.6, "t4"), (0.75, "t5"), (1, "t5")]
)
def test_the_shade_says_how_many(share: float, shade: str) -> None:
    assert shade_of(share) == shade


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_provinces_and_kanregs_add_up_to_the_regional_agencies(measure: Any) -> None:
    agencies = fake_reporting.agencies()
    regional = [one for one in agencies if not one["national"]]
    for ranked in (by_province, by_kanreg):
        rows = ranked(agencies, measure)
        assert sum(row.count for row in rows) == sum(measure.of(one["stages"]) for one in regional)
        assert sum(row.week for row in rows) == sum(measure.of(one["week"]) for one in regional)
        assert [row.share for row in rows] == sorted((row.share for row in rows), reverse=True)


def test_work_is_told_by_stage_and_by_how_long_it_waits() -> None:
    work = [
        OpenWork(stage=stage, since=(TODAY - timedelta(days=days)).isoformat(), count=count)
        for stage, days, count in (("level-1", 0, 1), ("level-1", 2, 2), ("level-1", 3, 4), ("level-2", 31, 8))
    ]
    assert [(one.name, one.bands, one.oldest, one.all) for one in waiting(work, TODAY)] == [
        ("Level 1", [3, 4, 0, 0, 0], 3, 7), ("Level 2", [0, 0, 0, 0, 8], 31, 8),
    ]  # fmt: skip
