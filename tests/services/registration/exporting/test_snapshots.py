"""The snapshot of an export: of one moment, gone when it is cancelled, taken anew when the database lost it."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.registration.exporting import pace, snapshot, working
from services.registration.tables import export_rows, forms, people
from tests.services.asking import ask
from tests.services.registration.exporting.office import OPERATOR, Office
from tests.services.registration.exporting.reading import READ, table


def test_the_file_is_of_one_moment(office: Office) -> None:
    office.ask_for()
    office.step()  # the snapshot
    office.step()  # two rows
    with office.work.begin() as uow:
        uow.session.execute(sa.update(people).values(name="CHANGED"))
        uow.session.execute(sa.update(forms).values(state="sent"))
    office.verify(8)
    office.work_on()
    rows = table(office.content())[1:]
    assert {row[1] for row in rows} == {"BUDI SANTOSO"}
    assert len(rows) == 5


@pytest.mark.parametrize("pages", [0, 1, 2])
def test_one_that_is_cancelled_while_its_rows_are_copied_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(snapshot, "PAGE", 2)
    office.ask_for()
    asked = []

    def cancelled_after(uow: UnitOfWork, export_id: str) -> bool:
        asked.append(export_id)
        if len(asked) == pages + 1:
            ask(office.running.service, "cancel_export", OPERATOR, export_id=export_id)
        return is_queued(uow, export_id)

    is_queued = working._is_queued
    monkeypatch.setattr(working, "_is_queued", cancelled_after)
    office.step()
    office.work_on()
    assert len(asked) == pages + 1
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert (office.row().state, office.store.files()) == ("cancelled", set())


def test_one_that_is_cancelled_after_the_last_row_was_copied_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.ask_for()

    def cancels(worked: float) -> float:
        ask(office.running.service, "cancel_export", OPERATOR, export_id=office.row().id)
        return worked

    monkeypatch.setattr(pace, "rest_after", cancels)
    office.step()
    monkeypatch.undo()
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert office.row().state == "cancelled"


def test_pages_of_a_snapshot_are_of_one_moment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "PAGE", 2)
    changed = []

    def meanwhile(worked: float) -> float:
        with office.work.begin() as uow:
            uow.session.execute(sa.update(people).values(name="CHANGED"))
        changed.append(worked)
        return 0

    office.ask_for()
    monkeypatch.setattr(pace, "rest_after", meanwhile)
    office.step()
    assert len(changed) == 3
    office.work_on()
    rows = table(office.content())[1:]
    assert [row[:2] for row in rows] == [[f"19750327200003000{n}", "BUDI SANTOSO"] for n in range(1, 6)]


@pytest.mark.parametrize(("format", "steps"), [("csv", 1), ("csv", 2), ("xlsx", 1), ("parquet", 1)])
def test_one_whose_snapshot_is_lost_begins_anew(office: Office, format: str, steps: int) -> None:
    """A crash of the database empties the table, which is unlogged."""
    office.ask_for(format=format)
    for _ in range(steps):
        office.step()
    with office.work.begin() as uow:
        uow.session.execute(sa.delete(export_rows))
    office.work_on()
    rows = READ[format](office.content())
    assert [row[0] for row in rows[1:]] == [f"19750327200003000{number}" for number in range(1, 6)]
    assert (office.row().total, office.row().done_rows) == (5, 5)


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_the_rows_go_page_by_page_when_the_file_is_there(
    office: Office, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(snapshot, "PAGE", 2)
    office.ask_for(format=format)
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert len(READ[format](office.content())) == 1 + 5


def test_the_snapshot_is_not_written_to_the_servers_log(office: Office) -> None:
    with office.work.begin() as uow:
        kept = uow.session.scalar(sa.text("SELECT relpersistence FROM pg_class WHERE relname = 'export_rows'"))
    assert kept == "u"
