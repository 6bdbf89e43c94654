"""The campaign's calendar as identity told it last, for lines on pages that must never fail for it."""
from __future__ import annotations

import time
from dataclasses import dataclass, field

from flask import current_app

from gateway.services import services
from services.contracts.errors import Refusal
from services.contracts.identity.answers import PhaseShown, Schedule
from services.contracts.identity.settings import Phase

REMEMBERED = 15.0  # seconds


@dataclass
class Remembered:
    """The newest answer, None before there was any."""

    schedule: Schedule | None = None
    until: float = field(default=0.0)


def current() -> Schedule | None:
    """What holds now; the last that was known while identity is away."""
    known: Remembered = current_app.extensions.setdefault("calendar", Remembered())
    if time.monotonic() >= known.until:
        known.until = time.monotonic() + REMEMBERED
        try:
            known.schedule = services.identity.schedule()
        except Refusal:
            return known.schedule
    return known.schedule


def phase(which: Phase) -> PhaseShown | None:
    """One phase of the calendar."""
    schedule = current()
    return next((one for one in schedule["phases"] if one["phase"] == which), None) if schedule else None
