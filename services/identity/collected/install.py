"""Makes the schema of the collected audit in identity's database, for the owner of all audits."""

from __future__ import annotations

from pathlib import Path

from services.chassis.audit.install import install_schema
from services.identity.collected.tables import SCHEMA


def install_collected(admin_url: str, database: str, owner: str) -> None:
    """Bring it to its newest migration, as an administrator."""
    install_schema(admin_url, database, owner, SCHEMA, Path(__file__).parent / "migrations")
