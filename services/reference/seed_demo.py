"""The demo country's agencies, units and lists; ``python -m services.reference.seed_demo [FOLDER]``."""

from pathlib import Path

import sqlalchemy as sa

from services.chassis.importing.demo import seed_once
from services.chassis.importing.report import Report
from services.reference.importing.folder import import_folder
from services.reference.tables import agencies


def seed(connection: sa.Connection, folder: Path) -> str:
    """Import every file of the folder; the demo's own files have no bad row."""
    report = Report(folder.name)
    import_folder(connection, folder, report)
    if report.refused:
        raise AssertionError(f"{report.refused} rows of {folder} were refused")
    return f"{sum(part.counts['added'] for part in report.parts)} rows of {len(report.parts)} files"


if __name__ == "__main__":
    seed_once(agencies, seed)
