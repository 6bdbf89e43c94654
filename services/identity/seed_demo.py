"""The demo country's officials, one for each profile and more; ``python -m services.identity.seed_demo [FOLDER]``."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from services.chassis.importing.demo import seed_once
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, read
from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.identity.seeding.official import Official, write_officials
from services.identity.tables import accounts

COLUMNS = tuple(
    Column(name, required=True) for name in ("username", "nama", "profil", "wilayah", "id_wilayah", "nama_wilayah")
)
UNIT = (Column("id", required=True), Column("instansi", required=True))
AGENCY = (Column("id", required=True), Column("kanreg", required=True))


def seed(connection: sa.Connection, folder: Path) -> str:
    """All accounts of ``accounts.csv``; refuses a profile without an account."""
    officials = list(demo_officials(folder))
    if lacking := set(Profile) - {official.profile for official in officials}:
        raise AssertionError(f"no demo account has {lacking}")
    return f"{write_officials(connection, officials)} officials"


def demo_officials(folder: Path) -> Iterator[Official]:
    """The officials as the file has them, with the agency and the kanreg of each area."""
    agency_of, kanreg_of = _places(folder)
    for row in read(folder / "accounts.csv", COLUMNS, Report("accounts.csv"), Others.REFUSE):
        v = row.values
        kind = JurisdictionKind(v["wilayah"])
        area, profile = v["id_wilayah"], Profile(v["profil"])
        agency = agency_of.get(area, "")
        kanreg = area if kind is JurisdictionKind.KANREG else kanreg_of.get(agency, "")
        yield Official(v["username"], v["nama"], profile, kind, area, v["nama_wilayah"], agency, kanreg)


def _places(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The agency of each unit and of each agency itself, and the kanreg of each regional agency."""
    units = read(folder / "unor.csv", UNIT, Report("unor.csv"), Others.KEEP)
    agencies = [row.values for row in read(folder / "instansi.csv", AGENCY, Report("instansi.csv"), Others.KEEP)]
    agency_of = {row.values["id"]: row.values["instansi"] for row in units}
    return agency_of | {v["id"]: v["id"] for v in agencies}, {v["id"]: v["kanreg"] for v in agencies}


if __name__ == "__main__":
    seed_once(accounts, seed)
