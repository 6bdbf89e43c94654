"""Who may ask identity what."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile

SUPER_ADMIN = Official(Profile.SUPER_ADMIN)
ADMINS = (SUPER_ADMIN, Official(Profile.KANREG_ADMIN), Official(Profile.AGENCY_ADMIN))

WHO_MAY: Policy = {
    # on the way in, also with a session that still runs in this browser
    "log_in": may(VISITOR, CITIZEN, OFFICIAL),
    "log_in_under_way": may(VISITOR, CITIZEN, OFFICIAL),
    "enter_code": may(VISITOR, OFFICIAL),
    "enter_recovery_code": may(VISITOR, OFFICIAL),
    "set_up_app": may(VISITOR, OFFICIAL),
    "confirm_app": may(VISITOR, OFFICIAL),
    "choose_first_password": may(VISITOR, CITIZEN, OFFICIAL),
    "ask_new_password": may(VISITOR, CITIZEN, OFFICIAL),
    "ask_register_number": may(VISITOR, CITIZEN, OFFICIAL),
    "link": may(VISITOR, CITIZEN, OFFICIAL),
    "use_link": may(VISITOR, CITIZEN, OFFICIAL),
    "log_out": may(VISITOR, CITIZEN, OFFICIAL),
    # the own account
    "change_password": may(CITIZEN, OFFICIAL),
    "renew_recovery_codes": may(OFFICIAL),
    "my_sessions": may(CITIZEN, OFFICIAL),
    "end_my_session": may(CITIZEN, OFFICIAL),
    "end_my_other_sessions": may(CITIZEN, OFFICIAL),
    "my_notifications": may(CITIZEN),
    "read_notifications": may(CITIZEN),
    "who_is": may(VISITOR),  # the gateway learns who is behind a session's token
    "open_citizen_account": may(Service("registration")),
    "reset_citizen_password": may(Service("registration")),
    "check_code": may(Service("registration")),  # an export asks for a fresh one
    "send_proof": may(Service("registration")),
    "verifiers_in": may(Service("registration")),
    "officials_in": may(Service("registration")),  # who can follow up a person who is missing
    "office_verifiers": may(Service("verification")),
    # Manajemen Pengguna
    "find_accounts": may(*ADMINS),
    "account": may(*ADMINS),
    "offers": may(*ADMINS),
    "find_areas": may(*ADMINS),
    "look_up_person": may(*ADMINS),
    "create_account": may(*ADMINS),
    "edit_account": may(*ADMINS),
    "change_profiles": may(*ADMINS),
    "set_password": may(*ADMINS),
    "send_activation": may(*ADMINS),
    "lock_account": may(*ADMINS),
    "unlock_account": may(*ADMINS),
    "delete_account": may(*ADMINS),
    "reset_second_factor": may(*ADMINS),
    "end_account_sessions": may(*ADMINS),
    "import_accounts": may(*ADMINS),
    # Setting Manajemen
    "settings": may(SUPER_ADMIN),
    "setting_history": may(SUPER_ADMIN),
    "change_setting": may(SUPER_ADMIN),
    "take_back_setting": may(SUPER_ADMIN),
    "opening": may(Service("registration"), Service("verification")),
    "schedule": may(VISITOR, CITIZEN, OFFICIAL),
    "caught_letters": may(VISITOR, CITIZEN, OFFICIAL),  # of a demo; production has none
    "phrases": may(OFFICIAL),
    "notices": may(VISITOR, CITIZEN, OFFICIAL),  # on every page
    # Audit
    "search_audit": may(SUPER_ADMIN),
    "audit_entry": may(SUPER_ADMIN),
    "my_accesses": may(CITIZEN),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
