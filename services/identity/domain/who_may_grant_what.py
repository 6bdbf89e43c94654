"""Who may grant what, and where: for each profile the areas in which it is held and the profiles that grant it.

This table is the only place that says so.  To change who grants a profile, change its line here and the matching
line in tests/services/identity/domain/test_who_may_grant_what.py.

Source: mission, "The profiles"; manual I.E.1-19.  A profile is granted inside the jurisdiction of who grants it, and
ended by who might grant it.  Nobody grants to himself: ``whose_account_it_is`` says who that is.
"""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile

NATIONAL, NATIONAL_AGENCIES = JurisdictionKind.NATIONAL, JurisdictionKind.NATIONAL_AGENCIES
KANREG, AGENCY, ORG_UNIT = JurisdictionKind.KANREG, JurisdictionKind.AGENCY, JurisdictionKind.ORG_UNIT
SUPER, KANREG_ADMIN, AGENCY_ADMIN = Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN

Line = tuple[tuple[JurisdictionKind, ...], tuple[Profile, ...]]

GRANTS: dict[Profile, Line] = {
    # profile: held in, granted by
    Profile.EXECUTIVE: ((AGENCY, KANREG, NATIONAL), (SUPER,)),
    Profile.SUPER_ADMIN: ((NATIONAL,), (SUPER,)),
    Profile.KANREG_ADMIN: ((KANREG,), (SUPER,)),
    Profile.AGENCY_ADMIN: ((AGENCY,), (SUPER,)),
    Profile.REGISTRATION_VERIFIER: ((AGENCY,), (SUPER,)),
    Profile.VERIFIER_L1: ((ORG_UNIT,), (SUPER, AGENCY_ADMIN)),
    Profile.VERIFIER_L2: ((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.VERIFIER_BKN: ((NATIONAL_AGENCIES, KANREG), (SUPER, KANREG_ADMIN)),
    Profile.VERIFIER_BKN_STATUS: ((NATIONAL,), (SUPER,)),
    Profile.SCHOOL_OPERATOR: ((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.HEALTH_UNIT_OPERATOR: ((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.LOCATION_OPERATOR: ((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.EXPORT_OPERATOR: ((AGENCY, KANREG), (SUPER, AGENCY_ADMIN, KANREG_ADMIN)),
    Profile.ROLLBACK_OPERATOR: ((AGENCY,), (SUPER,)),
    Profile.HELPDESK_BKN: ((NATIONAL,), (SUPER,)),
    Profile.HELPDESK_KANREG: ((KANREG,), (SUPER,)),
    Profile.HELPDESK_BKD: ((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.HELPDESK_MUTASI: ((NATIONAL,), (SUPER,)),
    Profile.HELPDESK_PENSIUN: ((NATIONAL,), (SUPER,)),
    Profile.L1_MOVE_OPERATOR: ((AGENCY,), (SUPER,)),
    Profile.OPERATIONS: ((NATIONAL,), (SUPER,)),
}
ON_A_PROPOSAL = frozenset({Profile.AGENCY_ADMIN})  # granted on a written one: number, date, signatory
ADMINS = frozenset(granter for _, granters in GRANTS.values() for granter in granters)

if ungranted := set(Profile) - GRANTS.keys():
    raise AssertionError(f"GRANTS has no line for {sorted(ungranted)}")


@dataclass(frozen=True)
class Area:
    """A jurisdiction with what reference says of it.

    ``agency_id`` is the agency itself or the one of a unit; ``kanreg_id`` the kanreg itself or the one that serves a
    regional agency; both are "" where there is none.  ``flagged``: a unit that is a level-1 verifier.
    """

    jurisdiction: Jurisdiction
    agency_id: str = ""
    kanreg_id: str = ""
    flagged: bool = False

    @property
    def kind(self) -> JurisdictionKind:
        """The kind of the jurisdiction."""
        return self.jurisdiction.kind


def may_grant(actor: Actor, profile: Profile, area: Area) -> bool:
    """Whether the actor may give ``profile`` in ``area`` to somebody else."""
    return fits(profile, area) and may_end(actor, profile, area)


def may_end(actor: Actor, profile: Profile, area: Area) -> bool:
    """Whether the actor may take ``profile`` in ``area`` from somebody else, also where the unit lost its flag."""
    _, granters = GRANTS[profile]
    return any(lies_in(area, own) for granter in granters for own in actor.holds(granter))


def fits(profile: Profile, area: Area) -> bool:
    """Whether ``profile`` is held in such an area at all; a unit must be flagged as level-1 verifier."""
    kinds, _ = GRANTS[profile]
    return area.kind in kinds and (area.flagged or area.kind is not ORG_UNIT)


def lies_in(area: Area, own: Jurisdiction) -> bool:
    """Whether ``area`` is the jurisdiction ``own`` or a part of it."""
    if own.kind is NATIONAL:
        return True
    if own.kind is KANREG:
        return bool(own.id) and area.kanreg_id == own.id
    return own.kind is AGENCY and bool(own.id) and area.agency_id == own.id
