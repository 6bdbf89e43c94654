"""Whose figures an actor may see: the whole country, a kanreg's agencies, or one agency."""
from __future__ import annotations

from collections.abc import Collection

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.reference.answers import Agency
from services.contracts.reporting.requests import REGIONAL
from services.contracts.reporting.who_may import SEES_FIGURES


def sees_the_country(actor: Actor) -> bool:
    """Whether all figures are the actor's."""
    held = [jurisdiction for profile in SEES_FIGURES for jurisdiction in actor.holds(profile)]
    return any(jurisdiction.kind is JurisdictionKind.NATIONAL for jurisdiction in held)


def agencies_of(actor: Actor, agencies: Collection[Agency]) -> set[str]:
    """The ids of the agencies whose figures the actor may see; empty for nobody."""
    if sees_the_country(actor):
        return {agency["id"] for agency in agencies}
    seen: set[str] = set()
    for jurisdiction in (held for profile in SEES_FIGURES for held in actor.holds(profile)):
        if jurisdiction.kind is JurisdictionKind.KANREG:
            seen |= {agency["id"] for agency in agencies if agency["kanreg_id"] == jurisdiction.id}
        if jurisdiction.kind is JurisdictionKind.AGENCY:
            seen.add(jurisdiction.id)
    return seen


def in_area(
    agency: Agency, agency_id: str = "", kanreg_id: str = "", province_code: str = "", kind: str = ""
) -> bool:
    """Whether an agency lies in what the filter bar says; "" takes all."""
    return (
        agency_id in ("", agency["id"])
        and kanreg_id in ("", agency["kanreg_id"])
        and province_code in ("", agency["province_code"])
        and kind in ("", REGIONAL if not agency["national"] else "national")
    )
