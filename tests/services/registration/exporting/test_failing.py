"""One export that cannot be made ends by itself and holds up nobody; what hits all alike is waited for."""
from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.errors import Unavailable
from services.registration.exporting import working
from services.registration.exporting.working import CANNOT, MOST_TRIES
from services.registration.tables import export_rows, exports, people
from tests.services.people import id_of
from tests.services.registration.exporting.office import FOREIGN, WITH_NUMBERS, Office


def damage_a_part(office: Office, folder: Path) -> None:
    """The snapshot and two parts are there; the first one is cut."""
    for _ in range(3):
        office.step()
    part = folder / str(office.row().id) / "000000"
    part.write_bytes(part.read_bytes()[:-1])


def lose_a_key(office: Office, _folder: Path) -> None:
    """A value is sealed with a key that nobody has any more."""
    record = people.c.record.op("||")(sa.func.jsonb_build_object("nik", "gone:AAAA"))
    with office.work.begin() as uow:
        uow.session.execute(sa.update(people).where(people.c.id == id_of("P4")).values(record=record))


def all_of(work: Work) -> dict[str, sa.Row[Any]]:
    """The exports by who asked."""
    with work.begin() as uow:
        return {row.account_id: row for row in uow.session.execute(sa.select(exports))}


@pytest.mark.parametrize(
    ("format", "break_it"),
    [("csv", damage_a_part), ("csv", lose_a_key), ("xlsx", lose_a_key), ("parquet", lose_a_key)],
)
def test_one_that_cannot_be_made_ends_and_the_others_are_made_first(
    office: Office, tmp_path: Path, format: str, break_it: Any
) -> None:
    office.ask_for(WITH_NUMBERS, format=format)
    break_it(office, tmp_path)
    office.ask_for(FOREIGN)
    office.work_on()
    found = all_of(office.work)
    broken, other = found[WITH_NUMBERS.account_id], found[FOREIGN.account_id]
    assert (broken.state, broken.problem, broken.failures) == ("failed", CANNOT, MOST_TRIES)
    assert (other.state, other.failures) == ("done", 0)
    assert other.finished_at < broken.finished_at
    assert [one["problem"] for one in office.shown(WITH_NUMBERS)["exports"]] == [CANNOT]


def test_nothing_stays_of_one_that_cannot_be_made(office: Office, tmp_path: Path) -> None:
    office.ask_for()
    damage_a_part(office, tmp_path)
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert (office.row().state, office.row().link, office.store.files()) == ("failed", "", set())
    office.ask_for()
    office.work_on()
    assert office.row().state == "done", "asked for anew, it is made anew"


def failing(*errors: Exception) -> Any:
    """A maker that fails so often, then does what CSV's does."""
    left: Iterator[Exception] = iter(errors)
    made = working.MAKERS["csv"]

    def make(*args: Any) -> None:
        for error in left:
            raise error
        made(*args)

    return make


@pytest.mark.parametrize(
    "error",
    [Unavailable("reference"), ConnectionResetError(), OSError(errno.ENOSPC, "No space left on device")],
    ids=["a service", "the broker", "the disk"],
)
def test_what_hits_all_alike_is_waited_for_and_not_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setitem(working.MAKERS, "csv", failing(*[error] * (MOST_TRIES + 1)))
    office.ask_for()
    office.step()
    for _ in range(MOST_TRIES + 1):
        with pytest.raises(type(error)):
            office.step()
    assert (office.row().state, office.row().failures) == ("running", 0)
    office.work_on()
    assert office.row().state == "done"


def test_one_that_fails_less_often_than_that_is_made(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(working.MAKERS, "csv", failing(*[KeyError()] * (MOST_TRIES - 1)))
    office.ask_for()
    office.work_on()
    assert (office.row().state, office.row().failures) == ("done", MOST_TRIES - 1)
