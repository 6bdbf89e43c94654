"""Who hears of an office that is late: its agency's admin, its kanreg's, else BKN Pusat's (mission: supervisors)."""
from __future__ import annotations

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile

Holder = tuple[Profile, JurisdictionKind, str]  # profile, and the area in which it is held

OF_OFFICES: dict[JurisdictionKind, tuple[Profile, JurisdictionKind]] = {
    JurisdictionKind.ORG_UNIT: (Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY),
    JurisdictionKind.AGENCY: (Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY),
    JurisdictionKind.KANREG: (Profile.KANREG_ADMIN, JurisdictionKind.KANREG),
    JurisdictionKind.NATIONAL_AGENCIES: (Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL),
    JurisdictionKind.NATIONAL: (Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL),
}
if missing := set(JurisdictionKind) - OF_OFFICES.keys():
    raise AssertionError(f"OF_OFFICES has no line for {sorted(missing)}")


def supervisor_of(office_kind: str, office_id: str, agency_id: str) -> Holder:
    """The profile and the area of whoever supervises this office."""
    profile, kind = OF_OFFICES[JurisdictionKind(office_kind)]
    area = {JurisdictionKind.AGENCY: agency_id, JurisdictionKind.KANREG: office_id}.get(kind, "")
    return profile, kind, area
