"""What one unit of work has to tell the audit: kept until it commits, then written with one INSERT."""
from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from services.chassis.audit.mark import mark, own_key
from services.chassis.audit.tables import entries
from services.contracts.actor import Actor, Grant
from services.contracts.audit import Action
from services.contracts.errors import Forbidden, NotFound, Refusal

SYSTEM = Actor(account_id="")
_INSERT = sa.insert(entries).inline()  # made once; nobody asks for the ids


class Journal:
    """The entries of one unit of work, by ``actor`` through ``method``."""

    def __init__(self, actor: Actor = SYSTEM, method: str = "") -> None:
        self._actor, self._method = actor, method
        self._rows: list[dict[str, Any]] = []

    def add(
        self, action: Action, *, subject: str = "", people: Collection[str] = (), before: Any = None, after: Any = None,
        reason: str = "", actor: Actor | None = None, used: Sequence[Grant] | None = None,
    ) -> None:
        """One entry; ``used`` are the grants under which it was done, where it was not all that are held."""
        by = actor or self._actor
        self._rows.append(
            _by(by, by.grants if used is None else used) | {
                "address": by.address or self._actor.address, "method": self._method, "action": action.value,
                "subject": subject, "people": sorted({person.lower() for person in people}),
                "before": _as_json(before), "after": _as_json(after), "reason": reason,
            }
        )  # fmt: skip

    def write(self, session: Session) -> None:
        """Insert what was added; whatever is not kept then is lost with its transaction."""
        rows, self._rows = self._rows, []
        if rows:
            at = datetime.now(UTC)
            for row in rows:
                row["mark"] = mark(own_key(), {**row, "at": at.isoformat(timespec="microseconds")})
                row["at"] = at
            session.execute(_INSERT, rows)

    def must_tell(self, refusal: Refusal) -> bool:
        """Who reached for what is not his; and any refusal that came after people's data were read."""
        return isinstance(refusal, Forbidden | NotFound) or bool(self._rows)

    def refused(self, refusal: Refusal, body: dict[str, Any]) -> None:
        """Instead of what was added: that it came to nothing, about whom, and what was asked for."""
        people = {person for row in self._rows for person in row["people"]}
        asked = {name: str(value) for name, value in body.items() if name.endswith(("_id", "_number"))}
        self._rows = []
        self.add(
            Action.REFUSED, subject=next(iter(asked.values()), ""), people=people,
            after={"refusal": type(refusal).__name__, "asked": asked}, reason=refusal.message,
        )


def _as_json(value: Any) -> Any:
    """As it will be read again."""
    return json.loads(json.dumps(value))


def _by(actor: Actor, used: Sequence[Grant]) -> dict[str, Any]:
    held = [
        {"profile": grant.profile, "kind": grant.jurisdiction.kind, "id": grant.jurisdiction.id,
         "name": grant.jurisdiction.name}
        for grant in used
    ]  # fmt: skip
    kind = "citizen" if actor.citizen else "official" if actor.account_id else "service"
    return {
        "kind": kind, "account_id": actor.account_id, "name": actor.name or actor.service,
        "grants": held, "session": actor.session,
    }  # fmt: skip
