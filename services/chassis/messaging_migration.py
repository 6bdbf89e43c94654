"""The first migration of every service creates the messaging tables with this."""
from alembic import op

from services.chassis import tables


def create_messaging_tables() -> None:
    """Create outbox, inbox, answers and parked."""
    tables.metadata.create_all(op.get_bind())
