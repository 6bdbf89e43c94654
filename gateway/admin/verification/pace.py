"""When the open work of an office would be done, at its pace: asked for one office at a time."""
from __future__ import annotations

from flask import current_app, g

from gateway.services import services
from services.chassis.memory import Memory
from services.contracts.errors import NotFound, Unavailable
from services.contracts.verification.levels import LEVELS
from services.contracts.verification.pace import OfficeForecast

KEPT = 300.0  # seconds: a pace of two weeks is no other one by then, and an inbox is opened all day


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
    paces: Memory[tuple[str, int, str], OfficeForecast] = current_app.extensions["paces"]
    asked = (g.who["account_id"], level, office_id)
    if pace := paces.told(asked):
        return pace
    if pace := pace_of(level, office_id):
        paces.keep(asked, pace)
    return pace
