"""Agencies added up by province, kanreg or unit: one row of a ranking each."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gateway.admin.statistics.measures import Measure
from services.contracts.reporting.answers import AgencyCount, UnitCount

Place = tuple[str, str, str]  # code, name, what stands beside it
BOTH_ENDS = 5  # rows shown at each end of a long ranking


@dataclass(frozen=True)
class PlaceRow:
    """``count`` of ``expected`` have come so far, ``week`` more of them than seven days ago; ``beside``: its kanreg."""

    code: str
    name: str
    beside: str
    expected: int
    count: int
    week: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.count / self.expected if self.expected else 0.0

    @property
    def points(self) -> float:
        """Percentage points of the last seven days."""
        return 100 * self.week / self.expected if self.expected else 0.0


def by_province(agencies: Iterable[AgencyCount], measure: Measure) -> list[PlaceRow]:
    """Regional agencies only: a national one lies nowhere in particular.  The furthest first."""
    return _ranked([((one["province_code"], one["province"], one["kanreg"]), one) for one in agencies], measure)


def by_kanreg(agencies: Iterable[AgencyCount], measure: Measure) -> list[PlaceRow]:
    """The same by regional office."""
    return _ranked([((one["kanreg_id"], one["kanreg"], ""), one) for one in agencies], measure)


def by_unit(units: Sequence[UnitCount], measure: Measure, unknown: str) -> list[PlaceRow]:
    """The units at the top of an agency's tree; ``unknown`` names those of whom no unit is known."""
    rows = [
        PlaceRow(one["unit_id"], one["unit"] or unknown, "", stages.get("expected", 0), measure.of(stages), 0)
        for one, stages in ((one, one["stages"]) for one in units)
    ]
    return sorted(rows, key=lambda row: (-row.share, row.name))


def _ranked(agencies: Iterable[tuple[Place, AgencyCount]], measure: Measure) -> list[PlaceRow]:
    places: dict[str, tuple[Place, list[AgencyCount]]] = {}
    for place, agency in agencies:
        if place[0]:
            places.setdefault(place[0], (place, []))[1].append(agency)
    rows = [PlaceRow(*place, *_sums(inside, measure)) for place, inside in places.values()]
    return sorted(rows, key=lambda row: (-row.share, row.name))


def _sums(inside: Sequence[AgencyCount], measure: Measure) -> tuple[int, int, int]:
    return (
        sum(one["stages"].get("expected", 0) for one in inside),
        sum(measure.of(one["stages"]) for one in inside),
        sum(measure.of(one["week"]) for one in inside),
    )
