"""The levels of verification, in the order in which they act (manual II.B); a further level is a further line.

A line, its profile's lines (``profiles``, ``who_grants_what``, a sentence for people in ``gateway/admin/users/words``)
and which fields it decides (``who_verifies_what``): queue, worker, policy, reports and pages follow by themselves.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.contracts.profiles import Profile


class OfficeKind(StrEnum):
    """In whose inbox a case of this level lies; the values are those of a jurisdiction."""

    ORG_UNIT = "org_unit"
    AGENCY = "agency"
    NATIONAL_AGENCIES = "national_agencies"
    KANREG = "kanreg"
    NATIONAL = "national"


class OfficeRule(StrEnum):
    """How the office of a case is found."""

    NEAREST_FLAGGED_UNIT = "nearest flagged unit"
    AGENCY = "agency"
    BKN_OF_AGENCY = "BKN Pusat for national agencies, else the kanreg"
    BKN = "BKN Pusat"


@dataclass(frozen=True)
class Level:
    """One level; ``confirms_unchanged``: a form without any change is confirmed by people here.

    ``days``: working days within which an office decides; on the last of them a case is nearly late, then late.
    """

    number: int
    name: str
    profile: Profile
    office: OfficeRule
    confirms_unchanged: bool = False
    days: int = 5


LEVELS: dict[int, Level] = {
    level.number: level
    for level in (
        Level(1, "Level 1", Profile.VERIFIER_L1, OfficeRule.NEAREST_FLAGGED_UNIT, confirms_unchanged=True),
        Level(2, "Level 2", Profile.VERIFIER_L2, OfficeRule.AGENCY),
        Level(3, "BKN", Profile.VERIFIER_BKN, OfficeRule.BKN_OF_AGENCY, days=8),
        Level(4, "BKN Status", Profile.VERIFIER_BKN_STATUS, OfficeRule.BKN, days=2),
    )
}
DECIDING = frozenset(level.profile for level in LEVELS.values())
STAGES = tuple(f"level-{number}" for number in LEVELS)  # as ``CaseMoved`` names them

if list(LEVELS) != list(range(1, len(LEVELS) + 1)):
    raise AssertionError(f"LEVELS counts {list(LEVELS)}: every level is followed by the next")


def after(number: int) -> Level | None:
    """The level that comes next, or None after the last."""
    return LEVELS.get(number + 1)
