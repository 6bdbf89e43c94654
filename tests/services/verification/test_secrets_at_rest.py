"""A stolen copy of the database shows nobody's NIK, NPWP or BPJS number."""
import hashlib
import json

import pytest
import sqlalchemy as sa

from services.verification.tables import metadata
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

NIK_OLD, NIK_NEW = "3404012703750001", "3404012703750007"
NPWP = "012345678901000"


@pytest.fixture
def dump(running: Running) -> str:
    """Every row of every table after a form with secrets was decided, as text."""
    running.take_in(form(change("nik", NIK_NEW, old=NIK_OLD), change("npwp", NPWP), change("nama", "Budi Terang")))
    running.tick(ANI)
    running.ask("send", ANI)
    running.ten_seconds_later()
    with running.work.begin() as uow:
        names = uow.session.scalars(
            sa.text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        ).all()
        assert metadata.tables.keys() <= set(names)
        rows = [uow.session.scalars(sa.text(f'SELECT t::text FROM "{name}" t')).all() for name in names]
    return "\n".join(row for table in rows for row in table)


def test_no_secret_stands_in_any_table(dump: str) -> None:
    assert "Budi Terang" in dump  # the dump is one
    for secret in (NIK_OLD, NIK_NEW, NPWP):
        assert secret not in dump


def test_no_hash_of_a_secret_stands_there_that_a_list_of_guesses_would_find(dump: str) -> None:
    proof = ["proof"]
    said = json.dumps(["nik", "edit", NIK_OLD, NIK_NEW, proof], sort_keys=True)
    for guess in (NIK_NEW, said):
        for algorithm in ("md5", "sha1", "sha256"):
            assert hashlib.new(algorithm, guess.encode()).hexdigest() not in dump


def test_the_verifier_reads_them(running: Running) -> None:
    running.take_in(form(change("nik", NIK_NEW, old=NIK_OLD)))
    [shown] = running.shown(ANI)["changes"]
    assert (shown["old_label"], shown["new_label"]) == (NIK_OLD, NIK_NEW)
