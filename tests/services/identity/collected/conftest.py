"""A service that hands its audit over, and identity's database in which it is collected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from services.chassis.audit.handing_over import sealed_from
from services.chassis.audit.mark import own_key
from services.chassis.audit.verify import Report
from services.chassis.database import create_engine
from services.contracts.actor import Actor
from services.contracts.errors import Unavailable
from services.identity.collected.taking_in import Collecting
from services.identity.collected.verify import verify_collected
from tests.servers import NewDatabase
from tests.services.chassis.audit.conftest import SERVICE, Audited, audited, audited_url

__all__ = ["audited", "audited_url"]


class Source:
    """What identity asks: the helpdesk hands over, ``behind`` so many seals; the others are away."""

    def __init__(self, audited: Audited) -> None:
        self._audited = audited
        self.asked: list[int] = []
        self.away = False
        self.spoilt: dict[int, dict[str, Any]] = {}  # what is handed over otherwise, by seal
        self.lost: set[int] = set()

    def __getattr__(self, _service: str) -> Any:
        raise_away = type("Away", (), {"sealed_from": staticmethod(_away)})
        return raise_away()

    @property
    def helpdesk(self) -> Any:
        """The service."""
        return type("Helpdesk", (), {"sealed_from": staticmethod(self._sealed_from)})()

    def _sealed_from(self, number: int, limit: int) -> list[dict[str, Any]]:
        self.asked.append(number)
        if self.away:
            _away()
        handed = self._audited.work.do(lambda uow: sealed_from(uow, Actor(""), number, limit))
        kept = (entry for entry in handed if int(entry["number"]) not in self.lost)
        return [entry | self.spoilt.get(int(entry["number"]), {}) for entry in kept]


def _away(**_body: Any) -> Any:
    raise Unavailable("Layanan tidak dapat dijangkau.")


class Collection:
    """``source`` is the service; ``engine`` is identity's own way to its database, ``admin`` may do anything there."""

    def __init__(self, url: str, admin_url: str, source: Audited) -> None:
        parts = make_url(url)
        self.audited = source
        self.engine = create_engine(url)
        self.admin = create_engine(make_url(admin_url).set(drivername=parts.drivername, database=parts.database))
        self.source = Source(source)
        self.collecting = Collecting(self.engine, self.source)  # type: ignore[arg-type]

    def collect(self) -> int:
        return self.collecting.step()

    def note(self, *subjects: str) -> None:
        """Entries that are sealed, too."""
        self.audited.note(*subjects)
        self.audited.seal()

    def subjects(self) -> list[str]:
        """What was collected, in the order of the chain."""
        return [row.subject for row in self.ask("SELECT subject FROM collected.entries ORDER BY service, number")]

    def problem(self) -> str:
        """Why no more is collected from the helpdesk."""
        [row] = self.ask(f"SELECT problem FROM collections WHERE service = '{SERVICE}'")
        return str(row.problem)

    def verify(self) -> Report:
        heads = self.audited.heads.path.parent
        return verify_collected(SERVICE, self.engine, heads, self.audited.key.public_key(), own_key())

    def broken(self) -> list[str]:
        return [finding.says for finding in self.verify().findings]

    def ask(self, statement: str) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.text(statement)))

    def as_identity(self, statement: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.text(statement))

    def as_admin(self, *statements: str) -> None:
        with self.admin.begin() as connection:
            for statement in statements:
                connection.execute(sa.text(statement))

    def close(self) -> None:
        self.collecting.discard()
        self.engine.dispose()
        self.admin.dispose()


@pytest.fixture(scope="session")
def collection_url(new_database: NewDatabase) -> str:
    return new_database("identity")


@pytest.fixture
def collection(collection_url: str, postgres_admin_url: str, audited: Audited) -> Iterator[Collection]:
    """Nothing is collected yet."""
    one = Collection(collection_url, postgres_admin_url, audited)
    one.as_admin("TRUNCATE collected.entries, collections")
    yield one
    one.close()
