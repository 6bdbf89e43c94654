"""The folder of real lists, where it stands beside the checkout: every row of every file is there or named."""

import csv
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.reference.importing.folder import import_folder
from services.reference.tables import agencies, list_values
from services.reference.views.search import search

REAL_LISTS = CHECKOUT.parent / "shared" / "data"


def rows_in(path: Path) -> int:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file)) - 1


@pytest.fixture(scope="module")
def real_lists(databases: Callable[..., object]) -> Iterator[tuple[Work, Report]]:
    if not (REAL_LISTS / "instansi.csv").is_file():
        pytest.skip(f"the real lists are not beside the checkout ({REAL_LISTS.name})")
    from services.chassis.database import open_work

    database = databases("reference")
    database.empty()  # type: ignore[attr-defined]
    work, report = open_work(database.engine), Report("data", say=lambda _: None)  # type: ignore[attr-defined]
    with work.begin() as uow:  # into lists that the planner knows as nearly empty, as after the demo country
        uow.session.execute(sa.insert(list_values).values(list="sample", code="1", name="One", search="one"))
        uow.session.execute(sa.text("ANALYZE list_values"))
    with work.begin() as uow:
        uow.session.execute(sa.text("SET LOCAL statement_timeout = '120s'"))
        import_folder(uow.session.connection(), REAL_LISTS, report)
    yield work, report
    database.empty()  # type: ignore[attr-defined]


def test_every_row_of_the_real_lists_is_imported_or_named(real_lists: tuple[Work, Report]) -> None:
    _, report = real_lists
    files = {path.name: path for path in REAL_LISTS.rglob("*.csv*")}
    for part in report.parts:
        taken = part.counts["added"] + part.counts["taken"]
        assert part.counts["read"] == rows_in(files[part.file]) == taken + part.refused, part.file
    refused = {part.file: part.refused for part in report.parts if part.refused}
    assert refused == {"instansi.csv": 1}  # TVRI stands there twice


def test_the_counts_of_the_real_lists_are_those_of_their_readme(real_lists: tuple[Work, Report]) -> None:
    work, _ = real_lists
    with work.begin() as uow:
        sums = sa.select(list_values.c.list, sa.func.count().label("n")).group_by(list_values.c.list)
        counts = {row.list: row.n for row in uow.session.execute(sums)}
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(agencies)) == 643
    assert {name: counts[name] for name in ("agama", "golongan", "kedudukan_hukum", "jft", "jfu", "pendidikan")} == {
        "agama": 7,
        "golongan": 17,
        "kedudukan_hukum": 31,
        "jft": 1466,
        "jfu": 70899,
        "pendidikan": 28155,
    }
    regions = [counts[name] for name in ("provinsi", "kabupaten", "kecamatan", "desa")]
    assert regions == [34, 514, 7160, 83184]


def test_a_search_among_them_finds_the_likely_place_first(real_lists: tuple[Work, Report]) -> None:
    work, _ = real_lists
    with work.begin() as uow:
        first = search(uow, None, "lokasi", "sleman", "", 5)[0]  # type: ignore[arg-type]
    assert (first["name"], first["hint"]) == ("SLEMAN", "D I YOGYAKARTA")


def test_a_folder_without_known_files_is_refused(reference: Work, tmp_path: Path) -> None:
    with reference.begin() as uow, pytest.raises(FileRefused):
        import_folder(uow.session.connection(), tmp_path, Report("empty", say=lambda _: None))


def test_a_file_that_cannot_be_read_does_not_stop_the_others(reference: Work, tmp_path: Path) -> None:
    (tmp_path / "agama.csv").write_text("id,nama\n1,Islam\n")
    (tmp_path / "golongan.csv").write_bytes(b"PK\x03\x04 a spreadsheet")
    report = Report("folder", say=lambda _: None)
    with reference.begin() as uow:
        import_folder(uow.session.connection(), tmp_path, report)
    assert {part.file: (part.counts["added"], part.refused) for part in report.parts} == {
        "agama.csv": (1, 0),
        "golongan.csv": (0, 1),
    }


def test_the_demo_country_and_the_real_lists_can_stand_side_by_side() -> None:
    if not (REAL_LISTS / "instansi.csv").is_file():
        pytest.skip(f"the real lists are not beside the checkout ({REAL_LISTS.name})")
    for name in ("instansi.csv", "kanreg.csv"):
        demo, real = (codes(folder / name) for folder in (CHECKOUT / "deploy" / "local" / "demo", REAL_LISTS))
        assert demo & real == set(), name


def codes(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["kode"] for row in csv.DictReader(file)}
