"""The parking table: a message that no retry can mend waits there for an operator, once."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from services.chassis import tables
from services.chassis.work import UnitOfWork


@dataclass(frozen=True)
class Delivery:
    """A message as it came: the queue, its id, its raw body and headers."""

    queue: str
    message_id: str
    body: bytes
    headers: dict[str, Any]


def park(uow: UnitOfWork, delivery: Delivery, error: BaseException) -> None:
    """Keep the message with the kind of its error; parking it again changes nothing."""
    row = {
        "queue": delivery.queue,
        "message_id": delivery.message_id,
        "body": delivery.body,
        "headers": delivery.headers,
        "error": f"{type(error).__name__}: {error}"[:2000],
    }
    uow.session.execute(insert(tables.parked).values(row).on_conflict_do_nothing(constraint="parked_once"))
