"""Whose org units they are: an agency's own admin looks after its units, BKN Pusat's after all."""

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile


def looks_after(actor: Actor, agency_id: str) -> bool:
    """Whether this agency's units are the actor's to keep."""
    own = any(
        area.kind is JurisdictionKind.AGENCY and area.id == agency_id for area in actor.holds(Profile.AGENCY_ADMIN)
    )
    return own or any(area.kind is JurisdictionKind.NATIONAL for area in actor.holds(Profile.SUPER_ADMIN))
