"""Who logs in: officials with an app and civil servants, made for the measurement and deleted after it."""
from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from services.chassis.database import create_engine
from services.chassis.sealed import sealer
from services.contracts.event import new_id
from services.identity.authenticator import new_secret
from services.identity.seeding.password import password_hash
from services.identity.tables import accounts, second_factors
from tests.benchmarks._installation import environment


@dataclass(frozen=True)
class Person:
    """An account; an official has the secret of an app."""

    username: str
    secret: str = ""
    id: str = field(default_factory=new_id)

    @property
    def is_official(self) -> bool:
        return bool(self.secret)


@contextmanager
def people(officials: int, citizens: int) -> Iterator[tuple[list[Person], list[Person]]]:
    """So many of both, for the time of a block."""
    os.environ.update(environment("identity"))
    run = secrets.token_hex(4)
    first = [Person(f"bench-{run}-{number}", new_secret()) for number in range(officials)]
    second = [Person(f"{secrets.randbelow(10**18):018d}") for _ in range(citizens)]
    engine = create_engine(pool_size=2)
    try:
        with engine.begin() as connection:
            _write(connection, [*first, *second])
        yield first, second
    finally:
        with engine.begin() as connection:
            connection.execute(sa.delete(accounts).where(accounts.c.id.in_([one.id for one in (*first, *second)])))
        engine.dispose()


def _write(connection: sa.Connection, everybody: list[Person]) -> None:
    hashed = password_hash()
    rows = [
        {"id": one.id, "kind": "official" if one.is_official else "citizen", "username": one.username,
         "name": one.username, "person_id": None if one.is_official else new_id(), "password_hash": hashed}
        for one in everybody
    ]  # fmt: skip
    apps = [{"account_id": one.id, "sealed_secret": sealer().seal(one.secret)} for one in everybody if one.is_official]
    connection.execute(sa.insert(accounts), rows)
    connection.execute(sa.insert(second_factors), apps)
