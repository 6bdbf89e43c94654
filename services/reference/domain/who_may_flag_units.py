"""Who may tick an org unit as level-1 verifier: the agency's own admin, and BKN Pusat's (manual, chapter III.G)."""

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile

MAY_FLAG = (Profile.AGENCY_ADMIN, Profile.SUPER_ADMIN)


def may_flag(actor: Actor, agency_id: str) -> bool:
    """Whether the actor may set or clear the level-1 tick of this agency's units."""
    own = any(
        area.kind is JurisdictionKind.AGENCY and area.id == agency_id for area in actor.holds(Profile.AGENCY_ADMIN)
    )
    return own or bool(actor.holds(Profile.SUPER_ADMIN))
