"""Log-in, sessions by their tokens, and the country's settings: nothing of it lies in anybody's area."""
from __future__ import annotations

from services.chassis.work import Work
from tests.services.identity.running import Running
from tests.services.policy.walk import Walk

DOORS = {
    *("log_in", "log_in_under_way", "enter_code", "enter_recovery_code", "set_up_app", "confirm_app"),
    *("choose_first_password", "log_out", "who_is", "open_citizen_account"),
}
OWN_ACCOUNT = {
    *("change_password", "renew_recovery_codes", "my_sessions", "end_my_session", "end_my_other_sessions"),
}
OF_OTHERS = {"reset_second_factor"}  # a super admin's, everywhere
SETTINGS = {"settings", "setting_history", "change_setting", "take_back_setting", "opening", "notices"}


def walk(work: Work) -> Walk:
    """Two accounts."""
    return Walk(Running(work).service, [], without_owner=DOORS | OWN_ACCOUNT | OF_OTHERS | SETTINGS)
