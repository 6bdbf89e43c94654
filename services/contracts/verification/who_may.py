"""Who may ask verification what; on which cases, ``whose_office`` and ``who_may_decide`` say in its domain."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile
from services.contracts.verification.levels import LEVELS

VERIFIERS = tuple(Official(level.profile) for level in LEVELS.values())
KEEPERS = (Official(Profile.AGENCY_ADMIN), Official(Profile.SUPER_ADMIN), Official(Profile.L1_MOVE_OPERATOR))
CONFIRMERS = tuple(Official(level.profile) for level in LEVELS.values() if level.confirms_unchanged)
SUPERVISORS = (Official(Profile.AGENCY_ADMIN), Official(Profile.KANREG_ADMIN), Official(Profile.SUPER_ADMIN))
TURNERS = (  # each within the limits of who_may_turn_back
    Official(Profile.ROLLBACK_OPERATOR), Official(Profile.HELPDESK_KANREG), Official(Profile.HELPDESK_BKN),
)  # fmt: skip
OPEN, SENDING = ("open",), ("sending",)  # states of a case

WHO_MAY: Policy = {
    "queues": may(*VERIFIERS),
    "inbox": may(*VERIFIERS),
    "filters": may(*VERIFIERS),
    "case": may(*VERIFIERS),
    "document": may(*VERIFIERS),
    "next": may(*VERIFIERS, states=OPEN),
    "claim": may(*VERIFIERS, states=OPEN),
    "confirm_unchanged": may(*CONFIRMERS, states=OPEN),
    "supervised": may(*SUPERVISORS),
    "colleagues": may(*SUPERVISORS),
    "release_for": may(*SUPERVISORS, states=OPEN),
    "assign": may(*SUPERVISORS, states=OPEN),
    "release": may(*VERIFIERS, states=OPEN),
    "save": may(*VERIFIERS, states=OPEN),
    "send": may(*VERIFIERS, states=OPEN),
    "return_form": may(*VERIFIERS, states=OPEN),
    "undo": may(*VERIFIERS, states=SENDING),
    "flag_effect": may(*KEEPERS),
    "without_office": may(Official(Profile.AGENCY_ADMIN), Official(Profile.SUPER_ADMIN)),
    "forecast": may(*VERIFIERS, *SUPERVISORS),
    "quality": may(*SUPERVISORS),
    "find_to_turn_back": may(*TURNERS),
    "turn_back": may(*TURNERS, states=("queued", "open", "no_office")),
    "turn_back_for": may(Service("helpdesk")),  # within the same limits, for the operator who answered
    "timeline": may(CITIZEN),
    "cases_for_reports": may(Service("reporting")),
    "level_of": may(Service("helpdesk")),
    "list_subscribers": may(Official(Profile.SUPER_ADMIN)),
    "subscriber": may(Official(Profile.SUPER_ADMIN)),
    "add_subscriber": may(Official(Profile.SUPER_ADMIN)),
    "change_subscriber": may(Official(Profile.SUPER_ADMIN)),
    "pause_subscriber": may(Official(Profile.SUPER_ADMIN)),
    "rotate_key": may(Official(Profile.SUPER_ADMIN)),
    "replay_events": may(Official(Profile.SUPER_ADMIN)),
    "events": may(VISITOR),  # a subscribing system, by its key
    "record_of": may(VISITOR),  # the same
    "event_key": may(VISITOR),
    "messages_state": OPERATORS,
    "level_queues": OPERATORS,
    "subscriber_lags": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
