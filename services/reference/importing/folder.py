"""Imports a whole folder of reference files: offices, agencies, units and every code list that is there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import sqlalchemy as sa

from services.chassis.importing.command import Importer
from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.reference.importing.agencies import import_agencies
from services.reference.importing.list_specs import LISTS
from services.reference.importing.list_values import import_list
from services.reference.importing.org_units import import_units
from services.reference.importing.regional_offices import import_provinces, import_regional_offices

SUBFOLDERS = ("", "ref", "wilayah_2016")
ENDINGS = (".csv", ".csv.gz")

# in this order: whoever is pointed to comes first
FILES: tuple[tuple[tuple[str, ...], Importer], ...] = (
    (("kanreg",), import_regional_offices),
    (("kanreg_provinsi",), import_provinces),
    (("instansi",), import_agencies),
    (("unor",), import_units),
    *((tuple(dict.fromkeys((spec.file, spec.name))), partial(import_list, spec)) for spec in LISTS.values()),
)


def import_folder(connection: sa.Connection, path: Path, report: Report) -> None:
    """Every known file under ``path``; files that are not there or not known are passed over."""
    if not path.is_dir():
        raise FileRefused("Ini bukan folder.")
    found = list(_found(path))
    if not found:
        raise FileRefused("Folder ini tidak berisi berkas yang dikenal, seperti kanreg.csv.")
    for file, importer in found:
        part = report.part(file.name)
        try:
            importer(connection, file, part)
        except FileRefused as error:
            part.refuse(1, "", str(error))


def _found(path: Path) -> Iterator[tuple[Path, Importer]]:
    for names, importer in FILES:
        for name, folder, ending in product(names, SUBFOLDERS, ENDINGS):
            if (place := path / folder / f"{name}{ending}").is_file():
                yield place, importer
