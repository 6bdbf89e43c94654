"""What the reporting service answers."""
from typing import TypedDict


class StageCount(TypedDict):
    """How many people stand in a stage."""

    stage: str
    count: int


class AgencyPlace(TypedDict):
    """Where an agency is found in the filter bar."""

    agency_id: str
    agency: str
    national: bool
    kanreg_id: str
    kanreg: str
    province_code: str
    province: str


class AgencyCount(AgencyPlace):
    """One agency's counts by stage; ``week`` holds their changes in the last seven days."""

    stages: dict[str, int]
    week: dict[str, int]


class UnitCount(TypedDict):
    """One unit at the top of an agency's tree, with everything below it; "" for people without a known unit."""

    unit_id: str
    unit: str
    stages: dict[str, int]


class DayChange(TypedDict):
    """What a day (ISO 8601) changed in each stage: people in, less people out."""

    day: str
    stages: dict[str, int]


class OpenWork(TypedDict):
    """So many forms stand in a stage since a day."""

    stage: str
    since: str
    count: int


class ForecastShown(TypedDict):
    """``pace`` in people a day; the days are ISO 8601, "" where there is none to tell."""

    pace: float
    day: str
    earliest: str
    latest: str


class Figures(TypedDict):
    """``as_of``: the time of the newest event that is counted; ``building``: people counted so far by a first count."""

    as_of: str
    building: int | None


class ProgressShown(Figures):
    """The campaign so far; ``agencies`` are all that the actor may see, everything else is of the area asked for."""

    stages: list[StageCount]
    agencies: list[AgencyCount]
    units: list[UnitCount]
    days: list[DayChange]
    open: list[OpenWork]
    forecast: ForecastShown


class ValueCount(TypedDict):
    """So many people have a value; ``verified`` of them by a form that went the whole way."""

    code: str
    name: str
    people: int
    verified: int


class WorkforceShown(Figures):
    """The workforce by each of its sides, in the order of the lists; ages are those of today in bands of five years.

    ``agencies`` are all that the actor may see and that have people.
    """

    agencies: list[AgencyPlace]
    sides: dict[str, list[ValueCount]]


class MissingCount(TypedDict):
    """``reasons``: how many of the missing have which (``unexplained`` and ``final`` among them); their sum is missing.

    ``id`` is of an agency or a unit, "" for people without a known unit; ``below``: the unit has units with people.
    """

    id: str
    name: str
    below: bool
    expected: int
    reasons: dict[str, int]


class MissingShown(Figures):
    """``agencies``: all that the actor may see in the area asked for; ``whole``: of them together.

    ``path``: id and name of the unit that was asked for and of those above it, the top first.
    """

    agency: str
    whole: MissingCount
    agencies: list[MissingCount]
    units: list[MissingCount]
    path: list[tuple[str, str]]


class RecapitulationIssued(TypedDict):
    """One sheet; the newest first in a list."""

    recapitulation_id: str
    issued_at: str
    issued_by: str


class RecapitulationShown(RecapitulationIssued):
    """A sheet as it was issued: ``units`` at the top of the agency's tree, ``stages`` of the whole agency.

    ``as_of``: the time of the newest event that was counted; ``code`` is what its QR carries.
    """

    code: str
    agency_id: str
    agency: str
    as_of: str
    units: list[UnitCount]
    stages: dict[str, int]


class RecapitulationChecked(TypedDict):
    """What anybody who holds the sheet may compare with it: no units, nobody's name."""

    agency: str
    issued_at: str
    as_of: str
    stages: dict[str, int]


class ReadModels(TypedDict):
    """The set that pages show: events not counted yet (at most 100,000 are counted) and the age of the oldest.

    ``as_of``: the newest event that is counted; ``made_at``: when the set was made from zero, of ``people``;
    ``building``: people so far in a set that is being made, None where none is.
    """

    waiting: int
    lag_seconds: float
    as_of: str
    made_at: str
    people: int
    building: int | None
