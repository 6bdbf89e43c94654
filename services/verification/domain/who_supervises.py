"""Who supervises an office: sees its open work, releases a claim, hands cases to one of its verifiers.

Source: mission, "Supervisors": the agency's admin for levels 1 and 2, the kanreg's for its level 3, BKN Pusat's
for what no other admin has.
"""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.verification.levels import LEVELS, OfficeKind, OfficeRule


@dataclass(frozen=True)
class Supervised:
    """Open work at one level: of the agency ``area`` (``office`` None: all its offices), or of one office."""

    level: int
    office: OfficeKind | None
    area: str


BY: dict[OfficeRule, tuple[tuple[Profile, JurisdictionKind, OfficeKind | None], ...]] = {
    OfficeRule.NEAREST_FLAGGED_UNIT: ((Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY, None),),
    OfficeRule.AGENCY: ((Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY, None),),
    OfficeRule.BKN_OF_AGENCY: (
        (Profile.KANREG_ADMIN, JurisdictionKind.KANREG, OfficeKind.KANREG),
        (Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL, OfficeKind.NATIONAL_AGENCIES),
    ),
    OfficeRule.BKN: ((Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL, OfficeKind.NATIONAL),),
}
if unsupervised := set(OfficeRule) - BY.keys():
    raise AssertionError(f"BY does not say who supervises {unsupervised}")


def supervised_by(actor: Actor) -> list[Supervised]:
    """Everything that this actor supervises."""
    return [
        Supervised(level.number, office, place.id)
        for level in LEVELS.values()
        for profile, kind, office in BY[level.office]
        for place in actor.holds(profile)
        if place.kind is kind
    ]


def supervises(actor: Actor, level: int, office_kind: str, office_id: str, agency_id: str) -> bool:
    """Whether a case at this level, in this office, of this agency is the actor's to supervise."""
    return any(
        one.level == level
        and (one.area == agency_id if one.office is None else (one.office, one.area) == (office_kind, office_id))
        for one in supervised_by(actor)
    )
