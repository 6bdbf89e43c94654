"""The command around importers: a dry run changes nothing, the exit status tells, --json is one document."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from services.chassis.importing.command import command
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, read
from services.chassis.work import Work

Run = Callable[..., Result]


def import_codes(connection: sa.Connection, path: Path, report: Report) -> None:
    """Takes numbers, refuses words."""
    for row in read(path, (Column("kode", required=True),), report, Others.REFUSE):
        if row.values["kode"].isdigit():
            connection.execute(
                sa.text("INSERT INTO regional_offices (id, name) VALUES (:c, :c)"), {"c": row.values["kode"]}
            )
            report.count("added")
        else:
            report.refuse(row.line, "kode", "Bukan angka.")


@pytest.fixture
def run(open_database: Callable[[str], Work], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    work = open_database("reference")
    with work.begin() as uow:
        url = uow.session.connection().engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    path = tmp_path / "codes.csv"

    def run_command(content: bytes, *options: str) -> Result:
        path.write_bytes(content)
        return CliRunner().invoke(command({"codes": import_codes}), ["codes", str(path), *options])

    vars(run_command)["work"] = work
    return run_command


def offices(run: Run) -> set[str]:
    with vars(run)["work"].begin() as uow:
        return set(uow.session.scalars(sa.text("SELECT id FROM regional_offices")))


def test_good_rows_go_in_and_bad_ones_are_named(run: Run) -> None:
    result = run(b"kode\n1\nx\n2\n")
    assert result.exit_code == 3
    assert result.output.splitlines() == [
        "codes.csv: baris 3, ditolak: kode: Bukan angka.",
        "codes.csv: 3 read, 2 added, 1 refused",
    ]
    assert offices(run) == {"1", "2"}


def test_a_dry_run_says_the_same_and_changes_nothing(run: Run) -> None:
    result = run(b"kode\n1\nx\n", "--dry-run")
    assert result.exit_code == 3
    assert result.output.splitlines()[-1] == "Dry run: nothing was imported."
    assert offices(run) == set()


def test_without_bad_rows_the_status_is_0(run: Run) -> None:
    assert run(b"kode\n1\n").exit_code == 0


def test_a_refused_file_is_one_sentence(run: Run) -> None:
    result = run(b"nama\nA\n")
    assert result.exit_code == 1
    assert result.output.strip() == "codes.csv: Kolom kode tidak ada. Kolom dalam berkas: nama."


def test_json_is_one_document(run: Run) -> None:
    document = json.loads(run(b"kode\n1\nx\n", "--json").output)
    assert (document["read"], document["added"], document["refused"]) == (2, 1, 1)
    assert document["problems"] == [{"line": 3, "column": "kode", "message": "Bukan angka.", "warning": False}]


def test_the_report_file_has_every_problem_and_the_terminal_the_first_hundred(run: Run, tmp_path: Path) -> None:
    result = run(b"kode\n" + b"x\n" * 250, "--report", str(tmp_path / "problems.csv"))
    with (tmp_path / "problems.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["line"]) for row in rows] == list(range(2, 252))
    assert result.output.count("ditolak") == 100
    assert "codes.csv: and 150 more; --report FILE lists them all" in result.output


def test_a_database_that_does_not_answer_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://nobody:wrong@127.0.0.1:1/none")
    result = run(b"kode\n1\n")
    assert result.exit_code == 1
    assert result.output.startswith("DATABASE_URL does not work: ")
    assert len(result.output.splitlines()) == 1
