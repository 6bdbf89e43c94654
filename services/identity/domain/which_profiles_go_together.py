"""Which profiles go together: the three kinds of officials by which lists are filtered."""
from services.contracts.profiles import Profile
from services.contracts.verification.levels import DECIDING

GROUPS: dict[str, frozenset[Profile]] = {
    "verifiers": DECIDING | {Profile.REGISTRATION_VERIFIER},
    "operators": frozenset(
        {
            Profile.SCHOOL_OPERATOR,
            Profile.HEALTH_UNIT_OPERATOR,
            Profile.LOCATION_OPERATOR,
            Profile.EXPORT_OPERATOR,
            Profile.ROLLBACK_OPERATOR,
            Profile.HELPDESK_BKN,
            Profile.HELPDESK_KANREG,
            Profile.HELPDESK_BKD,
            Profile.HELPDESK_MUTASI,
            Profile.HELPDESK_PENSIUN,
            Profile.L1_MOVE_OPERATOR,
            Profile.OPERATIONS,
        }
    ),
    "admins": frozenset(
        {Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN, Profile.EXECUTIVE}
    ),
}

if alone := set(Profile) - {profile for group in GROUPS.values() for profile in group}:
    raise AssertionError(f"GROUPS has no place for {sorted(alone)}")
