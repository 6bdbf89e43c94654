"""Walks the methods of one service with everybody, and compares what they find with what the table says."""
from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from services.contracts.collecting import COLLECTS
from services.contracts.operations import WATCHES
from services.contracts.policy import AnyOfficial, Citizen, Line, Official, Service, Who
from services.contracts.who_grants_what import GRANTS
from tests.services.asking import methods_of
from tests.services.policy.askers import ANOTHER, OWNER, SLEMAN, Asker, Place, askers
from tests.services.policy.wire import Outcome, Wire

OF_EVERY_SERVICE = {COLLECTS, WATCHES}  # all entries of the audit, and all messages, whosever they are
WHOLE_ANSWER: Callable[[Any], bool] = lambda _answer: True  # noqa: E731 - a default


@dataclass(frozen=True)
class Thing:
    """A request for one object: ``theirs`` says in whose area it lies, ``shown`` finds it in the answer of a list."""

    method: str
    body: dict[str, Any]
    theirs: Callable[[Asker], bool]
    shown: Callable[[Any], bool] = WHOLE_ANSWER
    name: str = ""


@dataclass(frozen=True)
class Walk:
    """A running service with objects in it; ``without_owner`` names the methods that touch nobody's object."""

    service: Any
    things: Collection[Thing]
    without_owner: Collection[str]
    place: Place = SLEMAN

    def forgotten(self) -> set[str]:
        """Methods that are neither walked nor named as touching no object, and names that are no method."""
        named = {*(thing.method for thing in self.things), *self.without_owner, *OF_EVERY_SERVICE}
        return named ^ methods_of(type(self.service)).keys()

    def wrong(self) -> list[str]:
        """A sentence for each asker who finds otherwise than the table says."""
        wire, everybody = Wire(self.service), askers(self.place)
        return [words for thing in self.things for asker in everybody if (words := _difference(wire, thing, asker))]


def _difference(wire: Wire, thing: Thing, asker: Asker) -> str:
    line = wire.service.who_may[thing.method]
    wanted = expected(line, asker, theirs=thing.theirs(asker))
    found, answer = wire.ask(thing.method, asker, thing.body)
    if found is Outcome.OPEN and not thing.shown(answer):
        found = Outcome.HIDDEN
    return "" if found is wanted else f"{thing.method} {thing.name}: {asker.name} finds it {found}, not {wanted}"


def expected(line: Line, asker: Asker, *, theirs: bool) -> Outcome:
    """As an analyst reads the table: nobody whom the line does not name, nothing that lies elsewhere."""
    if not any(names(who, asker) for who in line.who):
        return Outcome.CLOSED
    return Outcome.OPEN if theirs else Outcome.HIDDEN


def names(who: Who, asker: Asker) -> bool:
    """Whether a word of the table means this asker."""
    match who:
        case Official():
            return asker.profile is who.profile and asker.kind in (who.where or GRANTS[who.profile].where)
        case AnyOfficial():
            return asker.profile is not None or asker.name == "an official without a profile"
        case Citizen():
            return asker.name in {OWNER, ANOTHER}
        case Service():
            return asker.name == f"service {who.name}"
    raise AssertionError(f"a new word of the tables: {who}")
