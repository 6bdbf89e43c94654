"""Cases that were ticked in a list: each is done by itself, and what could not be done is told with its reason."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import request

from gateway.spoken import kata
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound

MOST = 200  # in one go: what a page shows at most


@dataclass(frozen=True)
class Ticked:
    """A row as the page showed it."""

    case_id: str
    version: int
    register_number: str

    @property
    def value(self) -> str:
        """As the checkbox has it."""
        return f"{self.case_id}:{self.version}:{self.register_number}"

    @property
    def case(self) -> dict[str, object]:
        """As a service is asked."""
        return {"case_id": self.case_id, "version": self.version}


@dataclass
class Done:
    """``others``: nomor register and why nothing became of it."""

    changed: list[Ticked] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)


def ticked() -> list[Ticked]:
    """What was ticked, in the order of the page; values that no page has made are left out."""
    found = []
    for value in request.form.getlist("berkas")[:MOST]:
        case_id, version, number = [*value.split(":"), "", ""][:3]
        if version.isdecimal():
            found.append(Ticked(case_id, int(version), number))
    return found


def one_by_one(chosen: list[Ticked], do: Callable[[Ticked], Any]) -> Done:
    """Each in a call, and so in a transaction, of its own: one that is refused holds up no other."""
    done = Done()
    for one in chosen:
        try:
            answer = do(one)
        except (Conflict, Forbidden, Invalid, NotFound) as refusal:
            done.others.append((one.register_number, kata(refusal.message)))
        else:
            version = answer.get("version", one.version) if isinstance(answer, dict) else one.version
            done.changed.append(Ticked(one.case_id, version, one.register_number))
    return done
