"""Everybody who could ask: each profile in each area around an object, civil servants, services, and nobody at all."""
from __future__ import annotations

from dataclasses import dataclass

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.policies import POLICIES
from services.contracts.policy import GATEWAY
from services.contracts.profiles import Profile
from tests.services.people import NATIONAL, NATIONAL_AGENCIES, agency, citizen, kanreg, official, service, unit

OWNER, ANOTHER = "the owner", "another civil servant"


@dataclass(frozen=True)
class Place:
    """Where an object lies, the unit above it, and areas of the same kinds in which it does not lie."""

    unit: str = "dinas"
    parent_unit: str = "pemda"
    foreign_unit: str = "puskesmas"
    agency: str = "sleman"
    foreign_agency: str = "bantul"
    kanreg: str = "k1"
    foreign_kanreg: str = "k2"

    def areas(self) -> dict[str, Jurisdiction]:
        """By what they are to the object; a wider own area is the parent of a narrower one."""
        return {
            "own unit": unit(self.unit),
            "parent unit": unit(self.parent_unit),
            "foreign unit": unit(self.foreign_unit),
            "own agency": agency(self.agency),
            "foreign agency": agency(self.foreign_agency),
            "own kanreg": kanreg(self.kanreg),
            "foreign kanreg": kanreg(self.foreign_kanreg),
            "national agencies": NATIONAL_AGENCIES,
            "nation": NATIONAL,
        }


@dataclass(frozen=True)
class Asker:
    """Somebody, with what a policy table and a jurisdiction filter look at; ``actor`` None signs nothing."""

    name: str
    actor: Actor | None
    profile: Profile | None = None
    kind: JurisdictionKind | None = None
    area: str = ""


SLEMAN = Place()


def askers(place: Place = SLEMAN, owner: str = "Budi") -> list[Asker]:
    """All of them."""
    return [
        *_officials(place),
        Asker("an official without a profile", official("Nobody")),
        Asker(OWNER, citizen(owner)),
        Asker(ANOTHER, citizen("Stranger")),
        *(Asker(f"service {name}", service(name)) for name in (*POLICIES, GATEWAY, "verification-worker")),
        Asker("nobody", None),
    ]


def _officials(place: Place) -> list[Asker]:
    return [
        Asker(f"{profile} in {area}", official(f"{profile} {area}", (profile, where)), profile, where.kind, area)
        for profile in Profile
        for area, where in place.areas().items()
    ]
