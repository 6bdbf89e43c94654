"""However many accounts there are, a log-in reads those that it needs."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.contracts.errors import NotLoggedIn
from services.identity.handlers.logging_in import log_in
from tests.services.conftest import OpenDatabase

ACCOUNTS = sa.text("""
    INSERT INTO accounts (id, kind, username, second_username, name, person_id)
    SELECT gen_random_uuid(), 'citizen', n::text, 'R' || n, 'N', gen_random_uuid()
    FROM generate_series(1, 20000) AS n""")
READ = sa.text("SELECT seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'accounts'")


@pytest.mark.parametrize("name", ["17", "R17", "nobody"])
def test_no_log_in_looks_through_all_accounts(open_database: OpenDatabase, field_keys: None, name: str) -> None:
    work, read = open_database("identity"), []
    with work.begin() as uow:
        uow.session.execute(ACCOUNTS)
        uow.session.execute(sa.text("ANALYZE accounts"))
        engine = uow.session.connection().engine
    engine.dispose()  # the next connection has read nothing yet

    def note(connection: sa.Connection) -> None:
        read.append(connection.execute(READ).scalar() or 0)

    sa.event.listen(engine, "commit", note)
    try:
        with pytest.raises(NotLoggedIn):
            log_in(work, "citizen", name, "a wrong password", "127.0.0.1")
    finally:
        sa.event.remove(engine, "commit", note)
    assert read
    assert max(read) == 0
