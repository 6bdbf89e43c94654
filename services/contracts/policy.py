"""The words of the policy tables: who may do what, and in which states.

Each service has a table, ``services/contracts/<service>/who_may.py``.  What no line allows is refused: the chassis
asks the table before a method runs, and the gateway before it opens a page.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.errors import Forbidden
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import GRANTS

GATEWAY = "gateway"


class Who(Protocol):
    """Those whom a line lets in."""

    def fits(self, actor: Actor) -> bool:
        """Whether the actor is one of them."""

    @property
    def needed(self) -> str:
        """What somebody who was refused would need; "" when people cannot have it."""


@dataclass(frozen=True)
class Official:
    """Whoever holds the profile; ``where`` narrows the kinds of jurisdiction in which it may be held."""

    profile: Profile
    where: tuple[JurisdictionKind, ...] = ()

    @property
    def kinds(self) -> tuple[JurisdictionKind, ...]:
        """The kinds of jurisdiction that count."""
        return self.where or GRANTS[self.profile].where

    def fits(self, actor: Actor) -> bool:
        return any(jurisdiction.kind in self.kinds for jurisdiction in actor.holds(self.profile))

    @property
    def needed(self) -> str:
        return str(self.profile)


@dataclass(frozen=True)
class AnyOfficial:
    """Whoever is logged in as an official, whatever the profiles."""

    needed = "official"

    def fits(self, actor: Actor) -> bool:
        return bool(actor.account_id) and not actor.citizen


@dataclass(frozen=True)
class Citizen:
    """A civil servant who is logged in, for the own record and form only."""

    needed = "citizen"

    def fits(self, actor: Actor) -> bool:
        return actor.citizen and bool(actor.person_id)


@dataclass(frozen=True)
class Service:
    """A service that asks for itself."""

    name: str
    needed = ""

    def fits(self, actor: Actor) -> bool:
        return actor.service == self.name


OFFICIAL, CITIZEN = AnyOfficial(), Citizen()
VISITOR = Service(GATEWAY)  # nobody is logged in: the gateway asks


@dataclass(frozen=True)
class Line:
    """Who may do one thing; ``states`` of the case or form to which it is done, empty where that plays no part."""

    who: tuple[Who, ...]
    states: tuple[str, ...] = ()

    def admits(self, actor: Actor) -> bool:
        """Whether the actor may do this at all; on which objects, the service's jurisdiction filters say."""
        return any(who.fits(actor) for who in self.who)

    def admit(self, actor: Actor) -> None:
        """Raises ``Forbidden`` with what would be needed."""
        if not self.admits(actor):
            needs = [who.needed for who in self.who if who.needed]
            raise Forbidden("Hak akses Anda tidak mencakup tindakan ini.", needs=needs)

    def allows(self, state: str) -> bool:
        """Whether it may be done in this state."""
        return not self.states or state in self.states


Policy = Mapping[str, Line]  # by the names of RPC methods


def may(*who: Who, states: tuple[str, ...] = ()) -> Line:
    """A line of a table; nobody at all is a mistake."""
    if not who:
        raise AssertionError("a line of a policy table names nobody")
    return Line(who, states)
