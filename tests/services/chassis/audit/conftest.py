"""A service's database of the test's own, as the service sees it and as an administrator does."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from services.chassis.database import create_engine, open_work
from services.chassis.work import Work
from tests.servers import NewDatabase


class Audited:
    """A migrated database: ``work`` as the service, ``admin`` as who may do anything."""

    def __init__(self, url: str, admin_url: str) -> None:
        self.engine = create_engine(url)
        parts = make_url(url)
        self.admin = create_engine(make_url(admin_url).set(drivername=parts.drivername, database=parts.database))
        self.work: Work = open_work(self.engine)

    def entries(self) -> list[Any]:
        """All that was written, in order."""
        with self.engine.connect() as connection:
            return list(connection.execute(sa.text("SELECT * FROM audit.entries ORDER BY id")))

    def as_service(self, statement: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.text(statement))

    def as_admin(self, statement: str) -> None:
        with self.admin.begin() as connection:
            connection.execute(sa.text(statement))


@pytest.fixture
def audited(new_database: NewDatabase, postgres_admin_url: str) -> Iterator[Audited]:
    """Helpdesk's, because it is the smallest."""
    one = Audited(new_database("helpdesk"), postgres_admin_url)
    yield one
    one.engine.dispose()
    one.admin.dispose()
