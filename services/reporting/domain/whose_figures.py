"""Whose figures an actor may see: the whole country, a kanreg's agencies, or one agency."""
from __future__ import annotations

from collections.abc import Collection

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.reporting.who_may import SEES_FIGURES


def agencies_of(actor: Actor, agencies: Collection[dict[str, object]]) -> set[str]:
    """The ids of the agencies whose figures the actor may see; empty for nobody."""
    held = [jurisdiction for profile in SEES_FIGURES for jurisdiction in actor.holds(profile)]
    seen: set[str] = set()
    for jurisdiction in held:
        if jurisdiction.kind is JurisdictionKind.NATIONAL:
            return {str(agency["id"]) for agency in agencies}
        if jurisdiction.kind is JurisdictionKind.KANREG:
            seen |= {str(agency["id"]) for agency in agencies if agency["kanreg_id"] == jurisdiction.id}
        if jurisdiction.kind is JurisdictionKind.AGENCY:
            seen.add(jurisdiction.id)
    return seen
