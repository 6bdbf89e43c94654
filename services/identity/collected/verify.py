"""``python -m services.identity.collected.verify``: is what was collected from a service what that service sealed?

Runs with the environment of that service, whose keys it needs, and with the address of identity's database.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from services.chassis import environment
from services.chassis.audit.chain import as_text
from services.chassis.audit.head import Head
from services.chassis.audit.head_file import read_heads
from services.chassis.audit.verify import Report, command
from services.chassis.audit.verifying import examine_rows
from services.identity.collected.tables import collected, of_entry

COLLECTED_WITHIN = timedelta(minutes=5)  # what was sealed later may be on its way


def verify_collected(service: str, engine: sa.Engine, folder: Path, public: Ed25519PublicKey, key: bytes) -> Report:
    """The copy in the database of ``engine`` beside the service's heads; forged heads are its own chain's matter."""
    heads, _ = read_heads(folder / f"{service}.heads", service, public)
    chain = sa.select(collected.c.number, collected.c.hash, collected.c.id.label("entry_id"), *map(as_text, of_entry))
    along = chain.where(collected.c.service == service).order_by(collected.c.number)
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        last = connection.scalar(sa.select(sa.func.max(collected.c.number)).where(collected.c.service == service)) or 0
        known = [head for head in heads if head.number <= last or _is_due(head)]
        examination = examine_rows(connection, along, known, key)
    return Report(examination.number, len(known), sorted(examination.findings, key=lambda finding: finding.place))


def _is_due(head: Head) -> bool:
    return head.at is not None and head.at < datetime.now(UTC) - COLLECTED_WITHIN


if __name__ == "__main__":
    try:
        sys.exit(command("collected from {}", verify_collected))
    except environment.ConfigurationError as error:
        sys.exit(f"audit: {error}")
