"""Events that the reference service publishes."""
from dataclasses import dataclass

from services.contracts.event import Event


@dataclass(frozen=True, kw_only=True)
class Level1UnitFlagged(Event, publisher="reference", topic="level-1-unit-flagged.v1"):
    """The level-1 tick of an org unit changed; ``version`` grows with each change of the unit."""

    unit_id: str
    agency_id: str
    flagged: bool
    version: int
