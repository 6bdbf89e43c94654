"""Who does what about people who are missing: the agency follows up and proposes, the office above decides.

Source: mission, "Supervisors": the kanreg admin for regional agencies of the kanreg, the super admin otherwise.
"""
from __future__ import annotations

from enum import StrEnum

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.registration.missing import Stage


class Side(StrEnum):
    """On which side of a proposal somebody stands."""

    AGENCY = "agency"
    ABOVE = "above"


AGENCY, ABOVE = frozenset({Side.AGENCY}), frozenset({Side.ABOVE})
MAY: dict[str, tuple[frozenset[Side], tuple[Stage, ...]]] = {
    # what: by whom, and how far the follow-up must be
    "note": (AGENCY, (Stage.NONE, Stage.NOTED)),
    "clear": (AGENCY, (Stage.NOTED,)),
    "remind": (AGENCY | ABOVE, (Stage.NONE, Stage.NOTED, Stage.PROPOSED)),
    "propose": (AGENCY, (Stage.NOTED,)),
    "decide": (ABOVE, (Stage.PROPOSED,)),
    "reverse": (ABOVE, (Stage.FINAL,)),
}


def sides(actor: Actor, agency_id: str, kanreg_id: str) -> frozenset[Side]:
    """Where the actor stands towards an agency; ``kanreg_id`` is "" for a national one.  Empty: nowhere."""
    own = (JurisdictionKind.AGENCY, agency_id) in _areas(actor, Profile.AGENCY_ADMIN)
    here = bool(kanreg_id) and (JurisdictionKind.KANREG, kanreg_id) in _areas(actor, Profile.KANREG_ADMIN)
    above = here or bool(actor.holds(Profile.SUPER_ADMIN))
    return frozenset({Side.AGENCY} if own else ()) | frozenset({Side.ABOVE} if above else ())


def _areas(actor: Actor, profile: Profile) -> set[tuple[JurisdictionKind, str]]:
    return {(held.kind, held.id) for held in actor.holds(profile)}


def allowed(held: frozenset[Side], stage: str) -> list[str]:
    """What can be done by somebody who stands there, while the follow-up is so far."""
    return [what for what, (by, stages) in MAY.items() if by & held and stage in stages]
