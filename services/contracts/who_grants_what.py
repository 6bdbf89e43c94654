"""Who grants what: for each profile the kinds of area in which it is held and the profiles that grant it.

This table is the only place that says so.  To change who grants a profile, change its line here and the matching
line in tests/services/identity/domain/test_who_may_grant_what.py.  A profile counts only where it may be held.

Source: mission, "The profiles"; manual I.E.1-19.
"""
from __future__ import annotations

from typing import NamedTuple

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile

NATIONAL, NATIONAL_AGENCIES = JurisdictionKind.NATIONAL, JurisdictionKind.NATIONAL_AGENCIES
KANREG, AGENCY, ORG_UNIT = JurisdictionKind.KANREG, JurisdictionKind.AGENCY, JurisdictionKind.ORG_UNIT
SUPER, KANREG_ADMIN, AGENCY_ADMIN = Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN


class Held(NamedTuple):
    """Where a profile is held, and who grants it there, inside the own jurisdiction."""

    where: tuple[JurisdictionKind, ...]
    granted_by: tuple[Profile, ...]


GRANTS: dict[Profile, Held] = {
    # profile: held in, granted by
    Profile.EXECUTIVE: Held((AGENCY, KANREG, NATIONAL), (SUPER,)),
    Profile.SUPER_ADMIN: Held((NATIONAL,), (SUPER,)),
    Profile.KANREG_ADMIN: Held((KANREG,), (SUPER,)),
    Profile.AGENCY_ADMIN: Held((AGENCY,), (SUPER,)),
    Profile.REGISTRATION_VERIFIER: Held((AGENCY,), (SUPER,)),
    Profile.VERIFIER_L1: Held((ORG_UNIT,), (SUPER, AGENCY_ADMIN)),
    Profile.VERIFIER_L2: Held((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.VERIFIER_BKN: Held((NATIONAL_AGENCIES, KANREG), (SUPER, KANREG_ADMIN)),
    Profile.VERIFIER_BKN_STATUS: Held((NATIONAL,), (SUPER,)),
    Profile.SCHOOL_OPERATOR: Held((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.HEALTH_UNIT_OPERATOR: Held((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.LOCATION_OPERATOR: Held((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.EXPORT_OPERATOR: Held((AGENCY, KANREG), (SUPER, AGENCY_ADMIN, KANREG_ADMIN)),
    Profile.ROLLBACK_OPERATOR: Held((AGENCY,), (SUPER,)),
    Profile.HELPDESK_BKN: Held((NATIONAL,), (SUPER,)),
    Profile.HELPDESK_KANREG: Held((KANREG,), (SUPER,)),
    Profile.HELPDESK_BKD: Held((AGENCY,), (SUPER, AGENCY_ADMIN)),
    Profile.HELPDESK_MUTASI: Held((NATIONAL,), (SUPER,)),
    Profile.HELPDESK_PENSIUN: Held((NATIONAL,), (SUPER,)),
    Profile.L1_MOVE_OPERATOR: Held((AGENCY,), (SUPER,)),
    Profile.OPERATIONS: Held((NATIONAL,), (SUPER,)),
}
ON_A_PROPOSAL = frozenset({Profile.AGENCY_ADMIN})  # granted on a written one: number, date, signatory
ADMINS = frozenset(granter for held in GRANTS.values() for granter in held.granted_by)

if ungranted := set(Profile) - GRANTS.keys():
    raise AssertionError(f"GRANTS has no line for {sorted(ungranted)}")
