"""A spreadsheet of values: a trial that changes nothing, a result for each line, all of them or the good ones."""
from __future__ import annotations

from typing import Any

import pytest

from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.reference.values import Imported, ImportValues
from services.reference.handlers.importing_values import NO_DAY, import_values
from tests.services.audit import entries_of
from tests.services.reference.keeping import BKN, SCHOOL, ask, keeper, names

HERE = "Kabupaten Wanasari"
NEW: dict[str, Any] = {"line": 2, "name": "SD Negeri 9 Cakrawala", "place": HERE, "attributes": SCHOOL}


def send(work: Work, actor: Actor, *rows: dict[str, Any], dry_run: bool = False, whole: bool = False) -> Imported:
    body = ImportValues().load({"list": "sekolah", "rows": list(rows), "dry_run": dry_run, "whole": whole})
    with work.begin() as uow:
        return import_values(uow, actor, **body)


def outcomes(imported: Imported) -> list[str]:
    return [one["outcome"] for one in imported["results"]]


def test_a_trial_tells_and_changes_nothing(demo: Work) -> None:
    tried = send(demo, keeper(), NEW, dry_run=True)
    assert (outcomes(tried), tried["done"]) == (["new"], False)
    assert "SD Negeri 9 Cakrawala" not in names(demo, keeper())
    assert entries_of(demo) == []


def test_the_good_lines_are_taken_and_the_others_told(demo: Work) -> None:
    done = send(
        demo, keeper(), NEW, {**NEW, "line": 3, "name": "=1+1"}, {**NEW, "line": 4, "name": "SD A", "place": "Telaga"},
        {**NEW, "line": 5, "name": "SD B", "valid_to": "31.12.2026"}, {**NEW, "line": 6},
    )  # fmt: skip
    assert outcomes(done) == ["new", "refused", "refused", "refused", "refused"]
    assert [one["message"] for one in done["results"][1:]] == [
        "Nama harus dimulai dengan huruf atau angka.", "Lokasi ini tidak ada dalam daftar. Pilih dari daftar.", NO_DAY,
        "Nama ini sudah ada di tempat yang sama.",
    ]  # fmt: skip
    assert "SD Negeri 9 Cakrawala" in names(demo, keeper())
    [entry] = entries_of(demo)
    assert (entry.action, entry.after) == ("values_imported", {"new": 1, "refused": 4})


def test_all_or_nothing_is_nothing_when_one_line_is_refused(demo: Work) -> None:
    tried = send(demo, keeper(), NEW, {**NEW, "line": 3, "name": ""}, whole=True)
    assert (outcomes(tried), tried["done"]) == (["new", "refused"], False)
    assert "SD Negeri 9 Cakrawala" not in names(demo, keeper())
    assert send(demo, keeper(), NEW, whole=True)["done"]


def test_the_same_file_again_changes_nothing(demo: Work) -> None:
    code = send(demo, BKN, {**NEW, "code": "N1"})["results"][0]["code"]
    assert code == "N1"
    assert outcomes(send(demo, BKN, {**NEW, "code": "N1"})) == ["unchanged"]
    assert outcomes(send(demo, BKN, {**NEW, "code": "N1", "valid_to": "31-12-2030"})) == ["changed"]
    shown = ask(demo, BKN, "value", list="sekolah", code="N1")
    assert (shown["version"], shown["valid_to"]) == (2, "2030-12-31")


def test_a_value_of_another_region_is_not_changed_by_its_code(demo: Work) -> None:
    [one] = send(demo, keeper(), {**NEW, "code": "SK001"})["results"]
    assert (one["outcome"], one["message"]) == ("refused", "Kode ini sudah dipakai dalam daftar ini.")


def test_five_hundred_lines_are_one_call(demo: Work) -> None:
    rows = [{**NEW, "line": at, "name": f"SD Negeri {at} Angkasa"} for at in range(500)]
    assert outcomes(send(demo, keeper(), *rows)) == ["new"] * 500
    with pytest.raises(Exception, match="rows"):
        send(demo, keeper(), *rows, NEW)
