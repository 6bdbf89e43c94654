"""Of which agencies an operator may export: the own ones, or those of the regional office."""
from __future__ import annotations

from services.chassis.rpc_client import Services
from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile

MAY_EXPORT = (Profile.EXPORT_OPERATOR, Profile.AGENCY_ADMIN)
NOT_HERE = "Instansi ini tidak ditemukan di wilayah Anda."
MOST_AGENCIES = 1000


def agencies_of(actor: Actor, services: Services) -> dict[str, str]:
    """Id and name, by name."""
    found: dict[str, str] = {}
    for place in (place for profile in MAY_EXPORT for place in actor.holds(profile)):
        found |= agencies_in(place, services)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def agencies_in(place: Jurisdiction, services: Services) -> dict[str, str]:
    """Id and name of those that who may export there may export."""
    if place.kind is JurisdictionKind.AGENCY:
        return {place.id: place.name}
    if place.kind is JurisdictionKind.KANREG:
        areas = services.reference.find_areas(kind="agency", kanreg_id=place.id, limit=MOST_AGENCIES)
        return {area["id"]: area["name"] for area in areas}
    return {}


def chosen(agencies: dict[str, str], agency_id: str) -> list[str]:
    """All of them, or one.  Raises ``NotFound`` for one that lies elsewhere."""
    if agency_id and agency_id not in agencies:
        raise NotFound(NOT_HERE)
    return [agency_id] if agency_id else sorted(agencies)
