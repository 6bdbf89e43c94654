"""All that Statistik shows, made from one answer of reporting."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from flask_babel import gettext as _

from gateway.admin.statistics import over_time, places
from gateway.admin.statistics.filter_bar import Filter
from gateway.admin.statistics.funnel import Bar, bars
from gateway.admin.statistics.line_chart import NARROW, WIDE, Chart, Frame, chart
from gateway.admin.statistics.open_work import Waiting, waiting
from gateway.admin.statistics.over_time import Day
from gateway.admin.statistics.places import PlaceRow
from gateway.admin.statistics.tiles import TileMap, tile_map
from gateway.formats import local
from services.contracts.reporting.answers import AgencyCount, ProgressShown

WAITING_AT_HOME = ("level-1", "level-2")


@dataclass(frozen=True)
class Figures:
    """``shown`` as reporting told it, in the light of ``chosen``."""

    shown: ProgressShown
    chosen: Filter

    @cached_property
    def counts(self) -> dict[str, int]:
        """By stage."""
        return {stage["stage"]: stage["count"] for stage in self.shown["stages"]}

    @cached_property
    def inside(self) -> list[AgencyCount]:
        """The agencies of the filter bar."""
        return [agency for agency in self.shown["agencies"] if self.chosen.holds(agency)]

    @property
    def today(self) -> date:
        """As the office's clock has it."""
        return local(datetime.now(UTC)).date()

    @cached_property
    def bars(self) -> list[Bar]:
        """The funnel."""
        return bars(self.counts)

    @cached_property
    def days(self) -> list[Day]:
        """Cumulative, from the beginning."""
        return over_time.cumulative(self.shown["days"], self.today)

    @cached_property
    def shown_days(self) -> list[Day]:
        """As long ago as the filter bar says."""
        return over_time.lately(self.days, self.chosen.days)

    @cached_property
    def chart(self) -> Chart | None:
        """None before the first day."""
        return self._chart(WIDE)

    @cached_property
    def small_chart(self) -> Chart | None:
        """The same for a phone."""
        return self._chart(NARROW)

    def _chart(self, frame: Frame) -> Chart | None:
        expected = self.counts.get("expected", 0)
        ahead = over_time.leads_to(self.shown_days, self.shown["forecast"], expected)
        return chart(self.shown_days, ahead, expected, frame) if self.shown_days else None

    def since_yesterday(self, line: str) -> int:
        """What today has added to a line so far."""
        if not self.days:
            return 0
        before = self.days[-2].people[line] if len(self.days) > 1 else 0
        return self.days[-1].people[line] - before

    @property
    def waits_more(self) -> int:
        """What today has added to what waits at levels 1 and 2."""
        today = next((day["stages"] for day in self.shown["days"] if day["day"] == self.today.isoformat()), {})
        return sum(today.get(stage, 0) for stage in WAITING_AT_HOME)

    @property
    def waits(self) -> int:
        """At levels 1 and 2."""
        return sum(self.counts.get(stage, 0) for stage in WAITING_AT_HOME)

    @cached_property
    def open(self) -> list[Waiting]:
        """How long work has waited."""
        return waiting(self.shown["open"], self.today)

    @cached_property
    def provinces(self) -> list[PlaceRow]:
        """The furthest first."""
        return places.by_province(self.inside, self.chosen.measure)

    @cached_property
    def kanregs(self) -> list[PlaceRow]:
        """The furthest first."""
        return places.by_kanreg(self.inside, self.chosen.measure)

    @cached_property
    def units(self) -> list[PlaceRow]:
        """Of the one agency that is chosen."""
        return places.by_unit(self.shown["units"], self.chosen.measure, _("Unit tidak dikenal"))

    @property
    def map(self) -> TileMap:
        """Of the provinces."""
        return tile_map(self.provinces)

    @property
    def least(self) -> Sequence[PlaceRow]:
        """The provinces of the lightest tiles."""
        return [place for place in self.provinces if place.share < 0.30][-6:]  # noqa: PLR2004 - the first step of the map
