"""Verification's relay alone, as its service process runs it: its other work would be measured, too."""
from __future__ import annotations

from services.chassis.nameko import Database, Relay


class OutboxRelay:
    """Nothing but the outbox."""

    name = "verification"

    work = Database()
    relay = Relay()
