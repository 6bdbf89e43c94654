"""Who may ask identity what."""
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile

SUPER_ADMIN = Official(Profile.SUPER_ADMIN)

WHO_MAY: Policy = {
    "log_in": may(VISITOR, CITIZEN, OFFICIAL),  # also with a session that still runs in this browser
    "log_out": may(VISITOR, CITIZEN, OFFICIAL),
    "who_is": may(VISITOR),  # the gateway learns who is behind a session's token
    "open_citizen_account": may(Service("registration")),
    # Setting Manajemen
    "settings": may(SUPER_ADMIN),
    "setting_history": may(SUPER_ADMIN),
    "change_setting": may(SUPER_ADMIN),
    "take_back_setting": may(SUPER_ADMIN),
    "opening": may(Service("registration"), Service("verification")),
    "notices": may(VISITOR, CITIZEN, OFFICIAL),  # on every page
}
