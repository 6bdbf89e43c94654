"""Whether somebody may grant a profile here: a profile is granted inside the jurisdiction of who grants it.

Which profiles grant which, and where each is held, is the table ``who_grants_what`` of the contracts.  Ended is a
profile by who might grant it.  Nobody grants to himself: ``whose_account_it_is`` says who that is.
"""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import AGENCY, GRANTS, KANREG, NATIONAL, ORG_UNIT


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
    granters = GRANTS[profile].granted_by
    return any(lies_in(area, own) for granter in granters for own in actor.holds(granter))


def fits(profile: Profile, area: Area) -> bool:
    """Whether ``profile`` is held in such an area at all; a unit must be flagged as level-1 verifier."""
    return area.kind in GRANTS[profile].where and (area.flagged or area.kind is not ORG_UNIT)


def lies_in(area: Area, own: Jurisdiction) -> bool:
    """Whether ``area`` is the jurisdiction ``own`` or a part of it."""
    if own.kind is NATIONAL:
        return True
    if own.kind is KANREG:
        return bool(own.id) and area.kanreg_id == own.id
    return own.kind is AGENCY and bool(own.id) and area.agency_id == own.id
