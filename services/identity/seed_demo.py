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


def seed(connection: sa.Connection, folder: Path) -> str:
    """All accounts of ``accounts.csv``; refuses a profile without an account."""
    officials = list(demo_officials(folder))
    if lacking := set(Profile) - {official.profile for official in officials}:
        raise AssertionError(f"no demo account has {lacking}")
    return f"{write_officials(connection, officials)} officials"


def demo_officials(folder: Path) -> Iterator[Official]:
    """The officials as the file has them."""
    for row in read(folder / "accounts.csv", COLUMNS, Report("accounts.csv"), Others.REFUSE):
        v = row.values
        kind = JurisdictionKind(v["wilayah"])
        yield Official(v["username"], v["nama"], Profile(v["profil"]), kind, v["id_wilayah"], v["nama_wilayah"])


if __name__ == "__main__":
    seed_once(accounts, seed)
