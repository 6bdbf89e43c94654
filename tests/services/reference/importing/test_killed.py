"""An import whose process is killed in the middle leaves nothing; asked again it is whole."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from services.chassis.work import Work
from services.reference.tables import list_values
from tests.services.chassis.running import until

ROWS = 2_000
WAITS = sa.text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")


def test_a_killed_import_leaves_nothing_and_the_next_one_is_whole(reference: Work, tmp_path: Path) -> None:
    path = tmp_path / "agama.csv"
    path.write_text("id,nama\n" + "".join(f"{n},Agama {n}\n" for n in range(ROWS)))
    with reference.begin() as uow:
        url = uow.session.connection().engine.url.render_as_string(hide_password=False)
    with reference.begin() as other:  # the import gets as far as the values themselves, then waits for another's lock
        other.session.execute(sa.text("LOCK TABLE list_values IN EXCLUSIVE MODE"))
        with started(url, path) as killed:
            try:
                until(lambda: waiting(reference), patience=60)
            finally:
                killed.kill()
    assert values(reference) == 0
    with started(url, path) as again:
        assert again.wait() == 0
    assert values(reference) == ROWS


def started(url: str, path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "services.reference.importing", "list:agama", str(path)]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.DEVNULL)


def waiting(work: Work) -> bool:
    """Asked in a transaction of its own: what others do is seen once in each."""
    with work.begin() as uow:
        return bool(uow.session.scalar(WAITS))


def values(work: Work) -> int:
    with work.begin() as uow:
        return uow.session.scalar(sa.select(sa.func.count()).select_from(list_values)) or 0
