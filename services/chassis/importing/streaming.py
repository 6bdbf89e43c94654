"""What seeders share: another service's rows page by page, COPY into several tables, a word now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.importing.staging import copy_rows

PAGE = 1000  # rows in memory
EVERY = 10.0  # seconds between two words about progress

Copies = Mapping[sa.Table, Sequence[dict[str, Any]]]


def pages(engine: sa.Engine, statement: sa.Executable) -> Iterator[Sequence[sa.Row[Any]]]:
    """The answer to a question page by page, however long it is."""
    streamed = {"stream_results": True, "max_row_buffer": PAGE}
    with engine.connect().execution_options(**streamed) as connection, connection.execute(statement) as rows:
        yield from rows.partitions(PAGE)


def copy_all(connection: sa.Connection, copies: Copies) -> int:
    """COPY the rows into their tables, in this order; every row of a table names the same columns."""
    for table, rows in copies.items():
        if rows:
            copy_rows(connection, table, (tuple(row.values()) for row in rows), list(rows[0]))
    return sum(map(len, copies.values()))


class Progress:
    """Says how far it is every ten seconds."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say, self._began = say, time.monotonic()
        self._told = self._began
        self.done = 0

    def add(self, number: int, what: str) -> None:
        """So many more are done."""
        self.done += number
        if time.monotonic() - self._told > EVERY:
            self._told = time.monotonic()
            self._say(f"{self.done} {what}")

    def end(self, what: str) -> None:
        """The last word."""
        took = time.monotonic() - self._began
        self._say(f"{self.done} {what} in {took:.1f} s: {self.done / took:.0f} a second")
