"""The demo country's people with their riwayat; ``python -m services.registration.seed_demo [FOLDER]``."""

from functools import partial
from pathlib import Path

import sqlalchemy as sa

from services.chassis.importing.demo import seed_once
from services.chassis.importing.report import Report
from services.contracts.form_fields import HISTORY_KINDS
from services.registration.importing.directory import TrustedCodes
from services.registration.importing.histories import import_histories
from services.registration.importing.people import import_people
from services.registration.seeding.opened import open_registration
from services.registration.tables import people

FILES = {
    "people.csv": partial(import_people, TrustedCodes()),
    **{f"riwayat_{kind}.csv": partial(import_histories, kind) for kind in HISTORY_KINDS},
}


def seed(connection: sa.Connection, folder: Path) -> str:
    """People and their riwayat of every kind; the demo's own files have no bad row."""
    report = Report(folder.name)
    for name, importer in FILES.items():
        importer(connection, folder / name, report.part(name))
    if report.refused:
        raise AssertionError(f"{report.refused} rows of {folder} were refused")
    open_registration(connection, "Negara contoh")
    return ", ".join(report.summary())


if __name__ == "__main__":
    seed_once(people, seed)
