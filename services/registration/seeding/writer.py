"""Chunks go into the database by COPY, while other processes make the next ones; never more than a few are held."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

import psycopg
import sqlalchemy as sa

from services.chassis.importing.staging import driver
from services.registration.seeding.chunk import Chunk, Maker

AHEAD = 3  # chunks that are made before they can be written

COPIES = (
    ("people", "COPY people (id, nip, name, birth_date, agency_id, unit_id, status, record) FROM STDIN"),
    ("person_nips", "COPY person_nips (nip, person_id) FROM STDIN"),
    ("histories", 'COPY person_histories (row_id, person_id, kind, "values") FROM STDIN'),
)
KNOWN = sa.text("SELECT nip FROM person_nips WHERE nip = ANY (:nips)")


def write_people(engine: sa.Engine, maker: Maker, workers: int) -> Iterator[tuple[int, int]]:
    """Write all chunks; yields how many people and rows each of them added.  Who is there already is passed over."""
    with engine.connect() as connection:
        connection.execute(sa.text("SET synchronous_commit = off"))  # a lost chunk is made again
        connection.commit()
        for chunk in _chunks(maker, _missing(connection, maker), workers):
            with connection.begin():
                cursor = driver(connection).cursor()
                for table, statement in COPIES:
                    _copy(cursor, statement, getattr(chunk, table))
            yield len(chunk.people), sum(len(getattr(chunk, table)) for table, _ in COPIES)


def _missing(connection: sa.Connection, maker: Maker) -> Iterator[tuple[int, frozenset[str]]]:
    """The chunks that are not complete, with the NIPs of theirs that are there already."""
    for number in range(len(maker)):
        nips = [drawn.nip for drawn in maker.draw(number)]
        with connection.begin():
            known = frozenset(connection.scalars(KNOWN, {"nips": nips}))
        if len(known) < len(nips):
            yield number, known


def _copy(cursor: psycopg.Cursor[Any], statement: str, lines: list[str]) -> None:
    with cursor.copy(statement.encode()) as copy:
        copy.write("".join(f"{line}\n" for line in lines))


def _chunks(maker: Maker, missing: Iterator[tuple[int, frozenset[str]]], workers: int) -> Iterator[Chunk]:
    """The missing chunks in order, made by ``workers`` other processes."""
    spawn = multiprocessing.get_context("forkserver")  # a forked copy would share this process's connections
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_remember, initargs=(maker,)) as pool:
        waiting: deque[Future[Chunk]] = deque()
        for number, known in missing:
            waiting.append(pool.submit(_make, number, known))
            if len(waiting) > workers + AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_maker: list[Maker] = []  # of this worker process


def _remember(maker: Maker) -> None:
    _maker.append(maker)


def _make(number: int, known: frozenset[str]) -> Chunk:
    return _maker[0].make(number, known)
