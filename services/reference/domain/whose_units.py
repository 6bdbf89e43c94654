"""Whose org units they are: an agency's own admin looks after its units, BKN Pusat's after all.

An Operator Pindah Verifikator Level 1 answers requests for one more level-1 unit of the agency: he sets ticks, and
never takes one away.  Source: mission, "The profiles".
"""

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile

NOT_HERE = "Unit organisasi ini tidak ada di wilayah kerja Anda."


def looks_after(actor: Actor, agency_id: str) -> bool:
    """Whether this agency's units are the actor's to keep."""
    everywhere = any(place.kind is JurisdictionKind.NATIONAL for place in actor.holds(Profile.SUPER_ADMIN))
    return everywhere or _in_agency(actor, Profile.AGENCY_ADMIN, agency_id)


def sees(actor: Actor, agency_id: str) -> bool:
    """Whether the actor opens units of this agency."""
    return looks_after(actor, agency_id) or _in_agency(actor, Profile.L1_MOVE_OPERATOR, agency_id)


def may_tick(actor: Actor, agency_id: str, *, flagged: bool) -> bool:
    """Whether the actor sets (``flagged``) or clears the level-1 tick of a unit of this agency."""
    return looks_after(actor, agency_id) or (flagged and sees(actor, agency_id))


def _in_agency(actor: Actor, profile: Profile, agency_id: str) -> bool:
    return any(place.kind is JurisdictionKind.AGENCY and place.id == agency_id for place in actor.holds(profile))
