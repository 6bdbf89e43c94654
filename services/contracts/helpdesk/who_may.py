"""Who may ask the helpdesk what: who was stopped at registration has no account yet.

At which desk a ticket lies, ``services/helpdesk/domain/who_answers_what.py`` says.
"""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile

DESKS = (
    Official(Profile.HELPDESK_BKN), Official(Profile.HELPDESK_KANREG), Official(Profile.HELPDESK_BKD),
    Official(Profile.HELPDESK_MUTASI), Official(Profile.HELPDESK_PENSIUN), Official(Profile.REGISTRATION_VERIFIER),
    Official(Profile.ROLLBACK_OPERATOR), Official(Profile.L1_MOVE_OPERATOR),
)  # fmt: skip
WAITING = ("waiting",)  # states of a ticket

WHO_MAY: Policy = {
    "report": may(VISITOR, CITIZEN),
    "status": may(VISITOR, CITIZEN, OFFICIAL),  # anybody who holds the number
    "my_tickets": may(CITIZEN),
    "desk_counts": may(*DESKS),
    "tickets": may(*DESKS),
    "ticket": may(*DESKS),
    "claim": may(*DESKS, states=WAITING),
    "release": may(*DESKS, states=WAITING),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
