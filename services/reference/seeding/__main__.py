"""``python -m services.reference.seeding``: units for every agency that has none; needs ``DATABASE_URL``."""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.report import Report
from services.contracts.spelling.how_search_matches import searched_text
from services.reference.importing.org_units import write_units
from services.reference.seeding.trees import plan
from services.reference.tables import agencies, org_units

_OFFICIAL = re.compile(r"^Pemerintah (Provinsi|Kabupaten|Kab\.?|Kota) ", re.IGNORECASE)


def seed_units(connection: sa.Connection) -> Report:
    """Write the units by the importer of units, so that their ticks are announced like any others."""
    has_units = sa.select(org_units.c.id).where(org_units.c.agency_id == agencies.c.id).exists()
    bare = connection.execute(sa.select(agencies).where(~has_units).order_by(agencies.c.code)).all()
    report = Report("units")
    write_units(connection, _rows(bare), report)
    return report


def _rows(bare: Sequence[sa.Row[Any]]) -> Iterator[tuple[Any, ...]]:
    lines = count(1)
    for agency in bare:
        for unit in plan(agency.kind, _OFFICIAL.sub("", agency.name)):
            parent = f"{agency.code}-{unit.parent}" if unit.parent else ""
            texts = (f"{agency.code}-{unit.number}", unit.name, parent, agency.id, unit.eselon, "")
            yield next(lines), *texts, unit.level1, True, searched_text(unit.name)


def main() -> None:
    """Nothing is changed in an agency that has at least one unit."""
    try:
        with opened_engine() as engine, engine.begin() as connection:
            report = seed_units(connection)
    except ConfigurationError as error:
        sys.exit(str(error))
    click.echo("\n".join(report.summary()))


if __name__ == "__main__":
    main()
