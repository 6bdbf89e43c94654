"""Long lists of another service come page by page, from a cursor of the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from services.chassis.database import create_engine
from services.chassis.importing import streaming
from services.chassis.importing.streaming import pages

LONG = "SELECT n FROM generate_series(1, 95) AS n"


@pytest.fixture
def engine(postgres_admin_url: str) -> Iterator[sa.Engine]:
    made = create_engine(postgres_admin_url.replace("postgresql://", "postgresql+psycopg://", 1))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    "statement", [sa.text(LONG), sa.select(sa.column("n")).select_from(sa.text(f"({LONG}) AS long"))]
)
def test_no_page_is_longer_than_a_page(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch, statement: sa.Executable
) -> None:
    monkeypatch.setattr(streaming, "PAGE", 10)
    found = list(pages(engine, statement))
    assert [len(page) for page in found] == [10] * 9 + [5]
    assert [row.n for page in found for row in page] == list(range(1, 96))


def test_the_server_keeps_what_is_not_read_yet(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PAGE", 1)
    lots = sa.text("SELECT (SELECT count(*) FROM pg_cursors) AS n FROM generate_series(1, 2)")
    assert [row.n for page in pages(engine, lots) for row in page] == [1, 1]
