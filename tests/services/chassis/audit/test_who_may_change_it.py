"""The role that a service works with adds to its audit and reads it; nothing else, although the database is its own."""
from __future__ import annotations

import pytest
from sqlalchemy.exc import ProgrammingError

from services.contracts.audit import Action
from tests.services.chassis.audit.conftest import Audited

FORBIDDEN = [
    "UPDATE audit.entries SET name = 'nobody'",
    "DELETE FROM audit.entries",
    "TRUNCATE audit.entries",
    "DROP TABLE audit.entries",
    "ALTER TABLE audit.entries DROP COLUMN name",
    "ALTER TABLE audit.entries OWNER TO CURRENT_USER",
    "ALTER TABLE audit.entries RENAME TO forgotten",
    "CREATE RULE forget AS ON INSERT TO audit.entries DO INSTEAD NOTHING",
    "CREATE TABLE audit.more (id int)",
    "GRANT DELETE ON audit.entries TO CURRENT_USER; DELETE FROM audit.entries",
    "DROP SCHEMA audit CASCADE",
    "ALTER SCHEMA audit OWNER TO CURRENT_USER",
    "UPDATE audit.seals SET hash = ''",
    "DELETE FROM audit.seals",
    "TRUNCATE audit.seals",
    "DROP TABLE audit.seals",
    "INSERT INTO audit.entries (id) OVERRIDING SYSTEM VALUE VALUES (1)",
    "INSERT INTO audit.seals (at) VALUES ('2015-01-01')",
    "SELECT setval('audit.entries_id_seq', 1)",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_service_may_not(audited: Audited, statement: str) -> None:
    audited.work.do(lambda uow: uow.audit(Action.LOG_IN, subject="kept"))
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner|must be able to SET ROLE"):
        audited.as_service(statement)
    assert [entry.subject for entry in audited.entries()] == ["kept"]


def test_an_administrator_may_and_so_the_chain_must_tell(audited: Audited) -> None:
    audited.work.do(lambda uow: uow.audit(Action.LOG_IN, subject="kept"))
    audited.as_admin("UPDATE audit.entries SET subject = 'changed'")
    assert [entry.subject for entry in audited.entries()] == ["changed"]
