"""A service's database of the test's own, as the service sees it and as an administrator does, with its heads."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.engine import make_url

from services.chassis.audit.head_file import HeadFile
from services.chassis.audit.mark import own_key
from services.chassis.audit.sealing import BATCH, Sealer
from services.chassis.audit.verify import Report, verify
from services.chassis.database import create_engine, open_work
from services.contracts.audit import Action
from tests.servers import NewDatabase

SERVICE = "helpdesk"  # the smallest


class Audited:
    """A migrated database: ``work`` as the service, ``admin`` as who may do anything; a sealer, and its file."""

    def __init__(self, url: str, admin_url: str, folder: Path) -> None:
        parts = make_url(url)
        self.engine = create_engine(url)
        self.admin = create_engine(make_url(admin_url).set(drivername=parts.drivername, database=parts.database))
        self.work = open_work(self.engine)
        self.key = Ed25519PrivateKey.generate()
        self.heads = HeadFile(folder, SERVICE, self.key)
        self.sealer = Sealer(self.engine)

    def note(self, *subjects: str) -> None:
        """An entry for each subject, each in a transaction of its own."""
        for subject in subjects:
            self.work.do(lambda uow, subject=subject: uow.audit(Action.CASE_VIEWED, subject=subject))

    def seal(self) -> int:
        """As the service does every half second."""
        sealed = self.sealer.step()
        while sealed == BATCH:
            sealed = self.sealer.step()
        head = self.sealer.head(SERVICE)
        if head is not None and head != self.heads.newest:
            self.heads.append(head)
        return sealed

    def verify(self) -> Report:
        """With a service's own role, as the command does."""
        return verify(SERVICE, self.engine, self.heads.path.parent, self.key.public_key(), own_key())

    def broken(self) -> list[str]:
        """What is said of each finding."""
        return [finding.says for finding in self.verify().findings]

    def entries(self) -> list[Any]:
        """All that was written, in order."""
        return self.ask("SELECT * FROM audit.entries ORDER BY id")

    def sealed(self) -> list[str]:
        """The subjects in the order of the chain."""
        rows = self.ask("SELECT subject FROM audit.seals JOIN audit.entries e ON e.id = entry_id ORDER BY number")
        return [row.subject for row in rows]

    def ask(self, statement: str) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.text(statement)))

    def as_service(self, statement: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.text(statement))

    def as_admin(self, *statements: str) -> None:
        with self.admin.begin() as connection:
            for statement in statements:
                connection.execute(sa.text(statement))

    def close(self) -> None:
        self.sealer.discard()
        self.engine.dispose()
        self.admin.dispose()


@pytest.fixture(scope="session")
def audited_url(new_database: NewDatabase) -> str:
    """One database for all of these tests: dropping one costs the server a checkpoint."""
    return new_database(SERVICE)


@pytest.fixture
def audited(audited_url: str, postgres_admin_url: str, tmp_path: Path) -> Iterator[Audited]:
    """Empty, with numbers from 1."""
    one = Audited(audited_url, postgres_admin_url, tmp_path)
    one.as_admin(
        "ALTER TABLE audit.entries ALTER id SET GENERATED ALWAYS",
        "TRUNCATE audit.entries, audit.seals RESTART IDENTITY",
    )
    yield one
    one.close()
