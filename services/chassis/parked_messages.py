"""What an operator does with parked messages; every look, replay and discard is noted in the row."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.parking import REPLAY_OF, history_entry
from services.chassis.retention import OUTBOX_KEPT
from services.chassis.tables import parked

REPLAYED, MENDED = "replayed", "mended and replayed"


class NotParked(Exception):
    """No open message has this number; the sentence says what became of it."""


class NoQueue(Exception):
    """The queue that the message came from did not take it back; it stays parked."""


def listed(engine: sa.Engine, *, settled: bool = False) -> list[dict[str, Any]]:
    """Open messages, oldest first; with ``settled`` the ones that were replayed or discarded too."""
    columns = (parked.c.id, parked.c.at, parked.c.queue, parked.c.message_id, parked.c.error, parked.c.settled_at)
    statement = sa.select(*columns, sa.func.length(parked.c.body).label("bytes")).order_by(parked.c.id)
    if not settled:
        statement = statement.where(parked.c.settled_at.is_(None))
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


def shown(engine: sa.Engine, number: int, by: str) -> dict[str, Any]:
    """Everything about one message, its body included: that somebody looked is noted."""
    with engine.begin() as connection:
        looked = sa.update(parked).where(parked.c.id == number)
        looked = looked.values(history=parked.c.history + history_entry(by, "shown", "")).returning(parked)
        row = connection.execute(looked).mappings().one_or_none()
    if row is None:
        raise NotParked(f"No message has the number {number}.")
    return dict(row)


def replay(
    engine: sa.Engine, publisher: ConfirmedPublisher, number: int, by: str, reason: str = "",
    mended: bytes | None = None,
) -> str:
    """Send the message back to the queue that it came from, with its own body or a ``mended`` one; the queue's name.

    The broker confirms before the row is settled: after a crash in between it may be sent again, and the consumer's
    inbox knows it.
    """
    with engine.begin() as connection:
        row = _open(connection, number)
        if not publisher.publish([_going_back(row, row["body"] if mended is None else mended)]):
            raise NoQueue(f"Message {number}: there is no queue {row['queue']}; run ./epupns topology.")
        if mended is None:
            _settle(connection, number, history_entry(by, REPLAYED, reason))
        else:
            _settle(connection, number, history_entry(by, MENDED, reason, body=mended.decode("utf-8", "replace")))
    return str(row["queue"])


def replayed(connection: sa.Connection) -> list[Outgoing]:
    """Messages that went back to their queues within ``OUTBOX_KEPT`` and were not parked again."""
    last = parked.c.history[-1]
    lately = (parked.c.settled_at > sa.func.now() - OUTBOX_KEPT, last["did"].astext.in_([REPLAYED, MENDED]))
    rows = connection.execute(sa.select(parked).where(*lately).order_by(parked.c.id)).mappings()
    return [_going_back(row, row["history"][-1].get("body", row["body"])) for row in rows]


def discard(engine: sa.Engine, number: int, by: str, reason: str) -> None:
    """Give the message up; the row stays, with who gave it up and why."""
    with engine.begin() as connection:
        _open(connection, number)
        _settle(connection, number, history_entry(by, "discarded", reason))


def _going_back(row: Mapping[Any, Any], body: bytes | str) -> Outgoing:
    headers = {**row["headers"], REPLAY_OF: row["id"]}
    properties = {"delivery_mode": 2, "application_headers": headers}
    return Outgoing(row["message_id"], "", row["queue"], body, properties)


def _open(connection: sa.Connection, number: int) -> dict[str, Any]:
    row = connection.execute(sa.select(parked).where(parked.c.id == number).with_for_update()).mappings().one_or_none()
    if row is None:
        raise NotParked(f"No message has the number {number}.")
    if row["settled_at"] is not None:
        last = row["history"][-1]
        raise NotParked(f"Message {number} was {last['did']} by {last['by']} at {last['at']}.")
    return dict(row)


def _settle(connection: sa.Connection, number: int, entry: sa.ColumnElement[Any]) -> None:
    settled = sa.update(parked).where(parked.c.id == number)
    connection.execute(settled.values(settled_at=sa.func.now(), history=parked.c.history + entry))
