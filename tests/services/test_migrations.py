"""A migrated database is what the tables in the code say, for each service."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from deploy.local.processes import SERVICES_WITH_DATABASE
from services.chassis import tables as messaging
from services.chassis.migrate import migrate
from tests.servers import NewDatabase

# trigram indexes, which need an extension, and one on an expression
BY_HAND = {
    "people_name", "list_values_search", "list_words_alike", "org_units_search", "accounts_search", "cases_name",
    "clusters_alike", "tickets_search",
}  # fmt: skip


def differences(url: str, service: str) -> list[Any]:
    """What alembic would have to do to make the database like the code."""
    together = sa.MetaData()
    for metadata in (messaging.metadata, importlib.import_module(f"services.{service}.tables").metadata):
        for table in metadata.sorted_tables:
            table.to_metadata(together)
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": lambda name, _kind, _parents: name not in BY_HAND}
        context = MigrationContext.configure(connection, opts=options)
        found: list[Any] = compare_metadata(context, together)
    engine.dispose()
    return [step for step in found if "alembic_version" not in str(step)]


@pytest.mark.parametrize("service", SERVICES_WITH_DATABASE)
def test_the_migrations_make_the_tables_of_the_code(service: str, new_database: NewDatabase) -> None:
    assert differences(new_database(service), service) == []


@pytest.mark.parametrize("service", SERVICES_WITH_DATABASE)
def test_a_database_that_is_up_to_date_is_migrated_again_at_every_start(
    service: str, new_database: NewDatabase
) -> None:
    url = new_database(service)
    migrate(service, url)
    migrate(service, url)
    assert differences(url, service) == []


def test_a_column_that_no_migration_makes_is_found(new_database: NewDatabase) -> None:
    url = new_database("helpdesk")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE tickets DROP COLUMN description"))
    engine.dispose()
    [step] = differences(url, "helpdesk")
    assert step[0] == "add_column"
