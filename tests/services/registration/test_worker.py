"""The job worker at night: one of several compares who is missing, and the next goes on when it is gone."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from services.registration.missing import nightly
from services.registration.tables import missing_people
from services.registration.worker import LOOK, MissingChecker
from tests.services.people import id_of
from tests.services.registration.running import Running


@pytest.fixture
def two_checkers(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MissingChecker, MissingChecker]]:
    with running.work.begin() as uow:
        url = uow.session.get_bind().engine.url
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    monkeypatch.setattr(nightly, "FROM", 0)
    monkeypatch.setattr(nightly, "UNTIL", 24)
    first, second = MissingChecker(), MissingChecker()
    for one in (first, second):
        one.setup()
    yield first, second
    for one in (first, second):
        one.discard()
        one.engine.dispose()


def is_listed(running: Running) -> bool:
    mine = sa.select(missing_people.c.person_id).where(missing_people.c.person_id == id_of("Budi"))
    with running.work.begin() as uow:
        return uow.session.scalar(mine) is not None


def lose(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.delete(missing_people))


def test_one_of_two_compares_and_the_other_follows(
    running: Running, two_checkers: tuple[MissingChecker, MissingChecker]
) -> None:
    first, second = two_checkers
    assert first.step() < LOOK, "there may be more"
    lose(running)
    assert (first.step(), second.step()) == (LOOK, LOOK)
    assert not is_listed(running), "one was through for the night, the other was not the active one"
    first.discard()
    assert second.step() < LOOK
    assert is_listed(running)
