"""When the open work of an office would be done, at its pace: asked for one office at a time."""
from __future__ import annotations

import time
from threading import Lock

from flask import current_app, g

from gateway.services import services
from services.contracts.errors import NotFound, Unavailable
from services.contracts.verification.levels import LEVELS
from services.contracts.verification.pace import OfficeForecast

KEPT = 300.0  # seconds: a pace of two weeks is no other one by then, and an inbox is opened all day
_MOST = 10_000


class Paces:
    """What each official was told of his office a moment ago."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._told: dict[tuple[str, int, str], tuple[float, OfficeForecast]] = {}

    def told(self, asked: tuple[str, int, str]) -> OfficeForecast | None:
        """``asked``: account, level, office."""
        with self._lock:
            until, pace = self._told.get(asked, (0.0, None))
        return pace if until > time.monotonic() else None

    def keep(self, asked: tuple[str, int, str], pace: OfficeForecast) -> None:
        """For the next minutes."""
        with self._lock:
            if len(self._told) >= _MOST:
                self._told.clear()
            self._told[asked] = (time.monotonic() + KEPT, pace)


def pace_of(level: int, office_id: str) -> OfficeForecast | None:
    """Nothing where nobody can tell now: the page stands without it."""
    try:
        return services.verification.forecast(level=level, office_id=office_id)
    except (NotFound, Unavailable):
        return None


def pace_of_my_office() -> OfficeForecast | None:
    """That of the first office in which who asks verifies."""
    by_profile = {level.profile: level.number for level in LEVELS.values()}
    mine = [grant for grant in g.who["grants"] if grant["profile"] in by_profile]
    if not mine:
        return None
    level, office_id = by_profile[mine[0]["profile"]], mine[0]["jurisdiction_id"]
    paces: Paces = current_app.extensions["paces"]
    asked = (g.who["account_id"], level, office_id)
    if pace := paces.told(asked):
        return pace
    if pace := pace_of(level, office_id):
        paces.keep(asked, pace)
    return pace
