"""The field of the race: a database and two queues of its own, made equal before each run and removed at the end."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
from kombu import Connection
from psycopg import sql

from services.chassis import tables as messaging
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.database import create_engine
from services.chassis.queues import dead_letter_name, dead_letter_queue, work_queue
from services.contracts.event import new_id
from tests import servers

TABLES = """
    CREATE TABLE cases (id uuid PRIMARY KEY, office text NOT NULL, level int NOT NULL, state text NOT NULL,
        version int NOT NULL, since timestamptz NOT NULL DEFAULT now());
    CREATE TABLE history (case_id uuid NOT NULL REFERENCES cases, version int NOT NULL, state text NOT NULL,
        level int NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (case_id, version));
    CREATE TABLE work_items (case_id uuid NOT NULL, level int NOT NULL, office text NOT NULL,
        since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (case_id, level));
    CREATE INDEX work_items_inbox ON work_items (office, since)"""
CHUNK = 1000


class Field:
    """Where all contestants run, one after the other."""

    def __init__(self, database_url: str, amqp_url: str) -> None:
        self.amqp_url, self.database_url = amqp_url, database_url
        self.database = psycopg.connect(database_url, autocommit=True)
        engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
        messaging.metadata.create_all(engine)
        engine.dispose()
        for statement in TABLES.split(";"):
            self.database.execute(statement)
        name = f"bench.{secrets.token_hex(4)}"
        self.source, self.target = f"{name}.level.1", f"{name}.level.2"
        self._connection = Connection(amqp_url)
        self.channel: Any = self._connection.channel()
        self._publisher = ConfirmedPublisher(amqp_url, timeout=60)

    def lay_out(self) -> None:
        """Empty tables that were just vacuumed, empty queues."""
        self.take_down()
        self.database.execute("TRUNCATE cases, history, work_items, inbox, outbox, parked, suspects")
        for name in (self.source, self.target):
            dead_letter_queue(name)(self.channel).declare()
            work_queue(name)(self.channel).declare()

    def fill(self, number: int) -> list[tuple[str, dict[str, Any]]]:
        """New cases, and for each the message that says it is at level 1; gives ``(case id, message)``."""
        cases = [(new_id(), f"office-{index % 500}") for index in range(number)]
        into = "COPY cases (id, office, level, state, version) FROM STDIN"
        with self.database.cursor() as cursor, cursor.copy(into) as copy:
            for case_id, office in cases:
                copy.write_row((case_id, office, 1, "queued", 1))
        self.database.execute("ANALYZE cases")
        return [(case_id, {"case_id": case_id, "version": 1, "event_id": new_id()}) for case_id, _ in cases]

    def send(self, bodies: Sequence[bytes]) -> None:
        """Into the first queue, confirmed."""
        for start in range(0, len(bodies), CHUNK):
            self._publisher.publish(
                [Outgoing(new_id(), "", self.source, body) for body in bodies[start : start + CHUNK]]
            )

    def depth(self, queue: str) -> int:
        """How many messages wait there."""
        return int(self.channel.queue_declare(queue, passive=True).message_count)

    def take_down(self) -> None:
        """Delete the queues, those included that a contestant made beside them."""
        for queue in (self.source, self.target):
            for name in (queue, dead_letter_name(queue), f"{queue}.DQ", f"{queue}.XQ"):
                self.channel.queue_delete(name)

    def close(self) -> None:
        """Give back everything."""
        self.take_down()
        self._publisher.discard()
        self._connection.release()
        self.database.close()


@contextmanager
def field() -> Iterator[Field]:
    """On the servers given by AMQP_URL and DATABASE_URL_ADMIN, or on new ones for as long as the race lasts."""
    with ExitStack() as stack:
        amqp_url = os.environ.get("AMQP_URL") or stack.enter_context(servers.broker())
        admin = os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(servers.database())
        name = f"bench_workers_{secrets.token_hex(4)}"
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            try:
                made = Field(admin.rpartition("/")[0] + f"/{name}", amqp_url)
                with contextlib.closing(made):
                    yield made
            finally:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
