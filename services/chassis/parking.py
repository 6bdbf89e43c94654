"""The parking table: a message that no retry can mend waits there for an operator, once."""
from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from amqp import Message
from sqlalchemy.dialects.postgresql import insert

from services.chassis.tables import parked
from services.chassis.work import UnitOfWork

REPLAY_OF = "epupns-replay-of"  # header of a replayed message: the row that it came from
LONGEST_ERROR = 500  # characters
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL takes neither NUL nor half a character


@dataclass(frozen=True)
class Delivery:
    """A message as it came: the queue, its id, its raw body and headers."""

    queue: str
    message_id: str
    body: bytes
    headers: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        """The same for every delivery of one message, different for any other."""
        return hashlib.sha256(self.message_id.encode("utf-8", "replace") + b"\0" + self.body).hexdigest()


def delivery(queue: str, message: Message) -> Delivery:
    """The message as the parking table keeps it; headers of the broker itself are left out."""
    body = message.body.encode("utf-8", "surrogateescape") if isinstance(message.body, str) else bytes(message.body)
    known = {name: value for name, value in (message.headers or {}).items() if isinstance(value, str | int)}
    headers = {
        _storable(name): _storable(value) if isinstance(value, str) else value
        for name, value in known.items()
        if not name.startswith("x-")
    }
    return Delivery(queue, _storable(str(message.properties.get("message_id") or "")), body, headers)


def park(uow: UnitOfWork, message: Delivery, error: BaseException) -> None:
    """Keep the message with the kind of its error; parking it again changes nothing, unless it was a replay."""
    reason = described(error)
    if reopened(uow, message, reason):
        return
    row = {
        "queue": message.queue,
        "fingerprint": message.fingerprint,
        "message_id": message.message_id,
        "body": message.body,
        "headers": message.headers,
        "error": reason,
    }
    uow.session.execute(insert(parked).values(row).on_conflict_do_nothing(constraint="parked_once"))


def reopened(uow: UnitOfWork, message: Delivery, reason: str) -> bool:
    """A replay that failed again: its row is open again, and its history says so.

    The message may be faster than the replay's own commit: the row's lock is waited for before it is looked at.
    """
    original = message.headers.get(REPLAY_OF)
    if not isinstance(original, int):
        return False
    mine = (parked.c.id == original, parked.c.queue == message.queue)
    row = uow.session.execute(sa.select(parked.c.settled_at).where(*mine).with_for_update()).one_or_none()
    if row is not None and row.settled_at is not None:
        failed = parked.c.history + history_entry("", "failed again", reason)
        uow.session.execute(sa.update(parked).where(*mine).values(settled_at=None, error=reason, history=failed))
    return row is not None


def history_entry(who: str, did: str, reason: str, **more: str) -> sa.ColumnElement[Any]:
    """One line of a row's history, ready to be appended."""
    entry = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "by": who, "did": did, "reason": reason, **more}
    return sa.cast(sa.literal([entry], parked.c.history.type), parked.c.history.type)


def described(error: BaseException) -> str:
    """The kind of an error and its first line, what follows may quote a person's data; a database quotes at once."""
    if isinstance(error, sa.exc.DBAPIError):
        return f"{type(error).__name__}: {type(error.orig).__name__}"
    first = next(iter(str(error).strip().splitlines()), "")
    return _storable(f"{type(error).__name__}: {first}")[:LONGEST_ERROR]


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
