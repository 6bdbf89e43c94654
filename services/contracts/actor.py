"""Who asks: the account, its person and its profiles with their jurisdictions, as identity has signed them."""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from services.contracts.profiles import Profile

WHO = ("account_id", "name", "person_id", "citizen", "service")
FROM_WHERE = ("address", "session")  # may be missing: who signed was older than who reads


class JurisdictionKind(StrEnum):
    """The areas in which a profile is held."""

    NATIONAL = "national"
    NATIONAL_AGENCIES = "national_agencies"  # instansi pusat, verified by BKN Pusat
    KANREG = "kanreg"  # the regional agencies of one regional office
    AGENCY = "agency"
    ORG_UNIT = "org_unit"


@dataclass(frozen=True)
class Jurisdiction:
    """The area in which a profile is held; ``id`` is empty for the two national kinds."""

    kind: JurisdictionKind
    id: str = ""
    name: str = ""


@dataclass(frozen=True)
class Grant:
    """One profile in one jurisdiction."""

    profile: Profile
    jurisdiction: Jurisdiction


@dataclass(frozen=True)
class Actor:
    """The one who asks.  ``person_id`` is the stable id of the civil servant behind the account, if known."""

    account_id: str
    name: str = ""
    person_id: str = ""
    citizen: bool = False
    service: str = ""  # the name of a service that acts for itself
    address: str = ""  # from where, as the gateway sees it; the audit's
    session: str = ""  # the beginning of the session's digest: tells one log-in from another, opens none
    grants: tuple[Grant, ...] = field(default=())

    def holds(self, profile: Profile) -> list[Jurisdiction]:
        """The jurisdictions in which this actor holds ``profile``; empty when none."""
        return [grant.jurisdiction for grant in self.grants if grant.profile is profile]

    def to_claims(self) -> dict[str, Any]:
        """The JSON that is signed."""
        return {
            **{name: getattr(self, name) for name in (*WHO, *FROM_WHERE)},
            "grants": [[g.profile, g.jurisdiction.kind, g.jurisdiction.id, g.jurisdiction.name] for g in self.grants],
        }

    @classmethod
    def from_claims(cls, claims: dict[str, Any]) -> Self:
        """The actor that ``to_claims`` described."""
        grants = tuple(
            Grant(Profile(profile), Jurisdiction(JurisdictionKind(kind), area, name))
            for profile, kind, area, name in claims["grants"]
        )
        plain = {name: claims[name] for name in WHO} | {name: claims.get(name, "") for name in FROM_WHERE}
        return cls(**plain, grants=grants)
