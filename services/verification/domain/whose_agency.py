"""Whose agency it is: its own admin looks after it, BKN Pusat's after all."""
from __future__ import annotations

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile


def looks_after(actor: Actor, agency_id: str, *also: Profile) -> bool:
    """Whether the actor is an admin of this agency; ``also`` names more profiles that do when held there."""
    everywhere = any(place.kind is JurisdictionKind.NATIONAL for place in actor.holds(Profile.SUPER_ADMIN))
    return everywhere or any(
        place.kind is JurisdictionKind.AGENCY and place.id == agency_id
        for profile in (Profile.AGENCY_ADMIN, *also)
        for place in actor.holds(profile)
    )
