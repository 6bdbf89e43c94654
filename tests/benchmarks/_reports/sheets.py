"""What each table of the pages must show of a part of the country, from what SQL counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.benchmarks._reports.by_sql import Agency, Truth

WAY = ("sent", "level-1", "level-2", "level-3", "level-4", "completed", "done")
BARS = ("sent", "level-2", "level-3", "level-4", "completed")  # each counts who came so far, or further
LEVELS = ("level-1", "level-2", "level-3", "level-4")
UNTIL = (2, 7, 14, 30)  # days: the bands of open work, and one more that has no end
Row = tuple[object, ...]


@dataclass(frozen=True)
class Part:
    """A part of the country as the filter bar names it; no word is all of it."""

    instansi: str = ""
    kanreg: str = ""
    provinsi: str = ""
    jenis: str = ""

    @property
    def words(self) -> dict[str, str]:
        """For the address."""
        return {name: value for name, value in vars(self).items() if value}

    def holds(self, agency: Agency) -> bool:
        """Whether the agency is inside."""
        return (
            self.instansi in ("", agency.id)
            and self.kanreg in ("", agency.kanreg_id)
            and self.provinsi in ("", agency.province_code)
            and self.jenis in ("", "national" if agency.national else "regional")
        )


class Sheets:
    """The tables of one part."""

    def __init__(self, truth: Truth, part: Part, today: date) -> None:
        self._truth, self._today = truth, today
        self.inside = {one.id: one for one in truth.agencies.values() if part.holds(one)}

    def stages(self, agencies: Iterable[str] | None = None) -> Counter[str]:
        """People by stage."""
        mine = self.inside.keys() if agencies is None else set(agencies)
        found: Counter[str] = Counter()
        for (agency_id, stage), number in self._truth.stages.items():
            if agency_id in mine:
                found[stage] += number
        return found

    def funnel(self) -> list[Row]:
        """How many came to each bar, and how many of them go no further."""
        counts = self.stages()
        reached = [counts["expected"], counts["registered"], *(so_far(counts, stage) for stage in BARS)]
        further = [*reached[1:], counts["done"]]
        return [(here, max(0, here - more)) for here, more in zip(reached, further, strict=True)]

    def over_time(self) -> list[Row]:
        """The end of each day: registered, sent, finished."""
        changes: dict[str, Counter[str]] = {}
        for (agency_id, day, stage), number in self._truth.days.items():
            if agency_id in self.inside:
                changes.setdefault(day, Counter())[stage] += number
        rows: list[Row] = []
        standing: Counter[str] = Counter()
        end = min(map(date.fromisoformat, changes), default=self._today + timedelta(days=1))
        while end <= self._today:
            standing.update(changes.get(end.isoformat(), Counter()))
            line = (standing["registered"], so_far(standing, "sent"), so_far(standing, "completed"))
            rows.append((end.isoformat(), *line))
            end += timedelta(days=1)
        return rows

    def open_work(self) -> list[Row]:
        """For each stage in which anybody waits: people in each band of age, and the oldest in days."""
        bands: dict[str, list[int]] = {}
        oldest: Counter[str] = Counter()
        for (agency_id, stage, days), number in self._truth.open.items():
            if agency_id in self.inside:
                band = sum(days > until for until in UNTIL)
                bands.setdefault(stage, [0] * (len(UNTIL) + 1))[band] += number
                oldest[stage] = max(oldest[stage], days)
        return [(*bands[stage], oldest[stage]) for stage in WAY if stage in bands]

    def by(self, place: str) -> set[Row]:
        """Of provinces or kanregs: code, expected, finished, finished in the last seven days."""
        groups: dict[str, list[str]] = {}
        for one in self.inside.values():
            groups.setdefault(getattr(one, place), []).append(one.id)
        week_ago = (self._today - timedelta(days=7)).isoformat()
        week: Counter[str] = Counter()
        for (agency_id, day, stage), number in self._truth.days.items():
            if agency_id in self.inside and stage in ("completed", "done") and day > week_ago:
                week[getattr(self.inside[agency_id], place)] += number
        counts = {code: self.stages(ids) for code, ids in groups.items() if code}
        return {
            (code, one["expected"], so_far(one, "completed"), week[code]) for code, one in counts.items() if one
        }

    def agencies(self) -> list[Row]:
        """Name, expected, registered, sent, waiting, returned, finished of every agency with people, in no order."""
        found = [(one.name, self.stages([one.id])) for one in self.inside.values()]
        return sorted(
            (
                name, one["expected"], one["registered"], so_far(one, "sent"),
                sum(one[stage] for stage in ("sent", *LEVELS)), one["returned"], so_far(one, "completed"),
            )
            for name, one in found if one
        )  # fmt: skip

    def recapitulation(self) -> Row:
        """The last line of an agency's sheet."""
        one = self.stages()
        at = (one["sent"] + one["level-1"], one["level-2"], one["level-3"], one["level-4"])
        whole = (one["expected"], one["registered"], so_far(one, "sent"))
        return (*whole, *at, one["returned"], so_far(one, "completed"))

    def workforce(self, side: str) -> set[Row]:
        """Code, people, verified of one side."""
        people, verified = Counter[str](), Counter[str]()
        place = {"agency_kind": "national", "province": "province_code"}.get(side)
        for (agency_id, counted, value), number in self._truth.workforce.items():
            if agency_id in self.inside and counted == ("sex" if place else side):
                code = self._code(agency_id, place) if place else value
                people[code] += number
                verified[code] += self._truth.verified[agency_id, counted, value]
        return {(code, number, verified[code]) for code, number in people.items()}

    def _code(self, agency_id: str, place: str) -> str:
        value = getattr(self.inside[agency_id], place)
        return str(value) if place != "national" else "national" if value else "regional"


def so_far(counts: Counter[str], stage: str) -> int:
    """Who stands in the stage or in a later one."""
    return sum(counts[later] for later in WAY[WAY.index(stage) :])
