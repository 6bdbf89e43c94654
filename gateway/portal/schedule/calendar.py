"""The campaign's calendar as identity told it last, for lines on pages that must never fail for it."""
from __future__ import annotations

from flask import current_app

from gateway.newest import Newest
from gateway.services import services
from services.contracts.identity.answers import PhaseShown, Schedule
from services.contracts.identity.settings import Phase

REMEMBERED = 15.0  # seconds


class Calendar(Newest[Schedule | None]):
    """None before identity has answered once."""

    def __init__(self) -> None:
        super().__init__(REMEMBERED, None)

    def ask(self) -> Schedule:
        """As it is now."""
        told: Schedule = services.identity.schedule()
        return told


def current() -> Schedule | None:
    """What holds now; the last that was known while identity is away."""
    known: Calendar = current_app.extensions.setdefault("calendar", Calendar())
    return known.read()


def phase(which: Phase) -> PhaseShown | None:
    """One phase of the calendar."""
    schedule = current()
    return next((one for one in schedule["phases"] if one["phase"] == which), None) if schedule else None
