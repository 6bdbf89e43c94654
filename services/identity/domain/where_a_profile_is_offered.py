"""Where a profile is offered to an admin: the areas to choose from, one by one or by a search."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import AGENCY, GRANTS, KANREG, NATIONAL, NATIONAL_AGENCIES, ORG_UNIT

ONE_OF_ITS_KIND = {NATIONAL: "Nasional", NATIONAL_AGENCIES: "BKN Pusat"}
SEARCHED_IN = {KANREG: (AGENCY,), AGENCY: (ORG_UNIT,)}  # what lies in an area and is found by its name


@dataclass(frozen=True)
class Offered:
    """One area, or with ``within`` every area of this kind that lies there; ``jurisdiction.id`` is "" then."""

    jurisdiction: Jurisdiction
    within: Jurisdiction | None = None

    @property
    def kind(self) -> JurisdictionKind:
        """The kind of the areas."""
        return self.jurisdiction.kind


def offered(actor: Actor, profile: Profile) -> list[Offered]:
    """Everything that covers where the actor may grant ``profile``, each once."""
    kinds, granters = GRANTS[profile]
    found = [one for granter in granters for own in actor.holds(granter) for one in _within(own, kinds)]
    return list(dict.fromkeys(found))


def _within(own: Jurisdiction, kinds: tuple[JurisdictionKind, ...]) -> Iterator[Offered]:
    for kind in kinds:
        if own.kind is NATIONAL and kind in ONE_OF_ITS_KIND:
            yield Offered(Jurisdiction(kind, "", ONE_OF_ITS_KIND[kind]))
        elif own.kind is kind and own.id:
            yield Offered(own)
        elif own.kind is NATIONAL or kind in SEARCHED_IN.get(own.kind, ()):
            yield Offered(Jurisdiction(kind), within=own)
