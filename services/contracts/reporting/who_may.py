"""Who may ask reporting what; whose figures they see, ``whose_figures`` says in its domain."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile

SEES_FIGURES = (Profile.EXECUTIVE, Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN)

WHO_MAY: Policy = {
    "progress": may(*(Official(profile) for profile in SEES_FIGURES)),
    "missing": may(*(Official(profile) for profile in SEES_FIGURES)),
    "workforce": may(*(Official(profile) for profile in SEES_FIGURES)),
    "issue_recapitulation": may(*(Official(profile) for profile in SEES_FIGURES)),
    "recapitulations": may(*(Official(profile) for profile in SEES_FIGURES)),
    "recapitulation": may(*(Official(profile) for profile in SEES_FIGURES)),
    "check_recapitulation": may(VISITOR, CITIZEN, OFFICIAL),  # anybody who holds a printed sheet
    "messages_state": OPERATORS,
    "read_models": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
