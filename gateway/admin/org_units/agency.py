"""Which agency's units the page is about: the own one, or the one that a super admin chose."""
from __future__ import annotations

from flask import g, request

from services.contracts.actor import JurisdictionKind
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile

KEEPERS = (Profile.AGENCY_ADMIN, Profile.L1_MOVE_OPERATOR)
HERE = "/admin/unor"


def works_everywhere() -> bool:
    """Whether who looks is a super admin."""
    return any(grant["profile"] == Profile.SUPER_ADMIN for grant in g.who["grants"])


def is_admin() -> bool:
    """Whether who looks may also clear ticks, and sees cases without an office."""
    return any(grant["profile"] in (Profile.AGENCY_ADMIN, Profile.SUPER_ADMIN) for grant in g.who["grants"])


def agency_here() -> str:
    """The id of the agency; "" when a super admin has chosen none.  Raises ``NotFound`` for agencies of others."""
    own = [
        grant["jurisdiction_id"]
        for grant in g.who["grants"]
        if grant["profile"] in KEEPERS and grant["jurisdiction_kind"] == JurisdictionKind.AGENCY
    ]
    wanted = request.args.get("instansi", "")[:36]
    if wanted and wanted not in own and not works_everywhere():
        raise NotFound("Instansi ini tidak ada dalam wilayah Anda.")
    return wanted or (own[0] if own else "")
