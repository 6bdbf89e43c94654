"""A worker that is killed without a word: the next one goes on, and what lies about meanwhile nobody can read."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from services.registration.tables import export_rows
from tests.services.asking import ask
from tests.services.chassis.running import CHECKOUT, until
from tests.services.registration.exporting.office import OPERATOR, Office
from tests.services.registration.exporting.reading import READ

PROGRAM = "tests.services.registration.exporting.worker_program"


def killed(office: Office, folder: Path, here: Callable[[], object]) -> None:
    """A worker of its own, killed as soon as it is ``here``; what it had open goes with it."""
    with office.work.begin() as uow:
        url = uow.session.get_bind().engine.url.render_as_string(hide_password=False)
    temporary = folder.with_name(f"{folder.name}-temporary")
    temporary.mkdir()
    command = [sys.executable, "-m", PROGRAM, url, str(folder)]
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, "TMPDIR": str(temporary)}) as worker:
        try:
            until(here)
        finally:
            worker.send_signal(signal.SIGKILL)
    assert worker.returncode == -signal.SIGKILL, "it was killed, not done"
    left = [path for place in (folder, temporary) for path in place.rglob("*") if path.is_file()]
    readable = [path for path in left if b"BUDI" in path.read_bytes() or path.read_bytes()[:2] in (b"PK", b"PA")]
    assert readable == [], "nothing lies about that is not sealed"


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_a_worker_that_was_killed_is_followed_by_one_that_goes_on(
    office: Office, tmp_path: Path, format: str
) -> None:
    office.ask_for(format=format)
    killed(office, tmp_path, lambda: 0 < office.row().done_rows < 5)
    assert office.row().state == "running"
    office.work_on()
    rows = READ[format](office.content())
    assert [row[0] for row in rows[1:]] == [f"19750327200003000{number}" for number in range(1, 6)]


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_nothing_stays_of_one_that_is_cancelled_after_its_worker_was_killed(
    office: Office, tmp_path: Path, format: str
) -> None:
    office.ask_for(format=format)
    killed(office, tmp_path, lambda: 0 < office.row().done_rows < 5)
    ask(office.running.service, "cancel_export", OPERATOR, export_id=office.row().id)
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert (office.row().state, office.store.files()) == ("cancelled", set())
