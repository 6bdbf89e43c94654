"""What the reporting service answers."""
from typing import TypedDict


class StageCount(TypedDict):
    """How many forms stand in a stage."""

    stage: str
    count: int


class AgencyCount(TypedDict):
    """One agency's counts by stage."""

    agency_id: str
    agency: str
    stages: dict[str, int]


class ProgressShown(TypedDict):
    """The campaign so far; ``as_of`` is the time of the newest event that is counted."""

    as_of: str
    stages: list[StageCount]
    agencies: list[AgencyCount]
