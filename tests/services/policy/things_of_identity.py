"""Log-in, sessions by their tokens, and the country's settings: nothing of it lies in anybody's area."""
from __future__ import annotations

from services.chassis.work import Work
from tests.services.identity.running import Running
from tests.services.policy.walk import Walk

DOORS = {"log_in", "log_out", "who_is", "open_citizen_account"}
SETTINGS = {"settings", "setting_history", "change_setting", "take_back_setting", "opening", "notices"}


def walk(work: Work) -> Walk:
    """Two accounts."""
    return Walk(Running(work).service, [], without_owner=DOORS | SETTINGS)
