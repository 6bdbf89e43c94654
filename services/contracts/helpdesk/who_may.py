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
WAITING, SENDING, CLOSED = ("waiting",), ("sending",), ("answered", "merged")  # states of a ticket
AGENCY_ADMIN = Official(Profile.AGENCY_ADMIN)
KEEPERS = (Official(Profile.HELPDESK_BKN), Official(Profile.HELPDESK_BKD))  # who answers for values that are missing
UNDECIDED = ("open",)  # states of a group of requests

WHO_MAY: Policy = {
    "report": may(VISITOR, CITIZEN),
    "count_file": may(VISITOR),  # asked before a file is opened: who is logged in is known
    "status": may(VISITOR, CITIZEN, OFFICIAL),  # anybody who holds the receipt
    "my_tickets": may(CITIZEN),
    "desk_counts": may(*DESKS),
    "tickets": may(*DESKS),
    "ticket": may(*DESKS),
    "claim": may(*DESKS, states=WAITING),
    "next_ticket": may(*DESKS, states=WAITING),
    "release": may(*DESKS, states=WAITING),
    "answer": may(*DESKS, states=WAITING),
    "undo_answer": may(*DESKS, states=SENDING),
    "write_note": may(*DESKS),
    "write_message": may(*DESKS, states=WAITING),
    "reply": may(VISITOR, CITIZEN, states=("waiting", "merged", "answered")),
    "hand_over": may(*DESKS, states=WAITING),
    "merge": may(*DESKS, states=WAITING),
    "reopen": may(*DESKS, states=CLOSED),
    "ticket_document": may(*DESKS),
    "ask_agencies": may(*DESKS, states=WAITING),
    "transfers_to_confirm": may(AGENCY_ADMIN),
    "confirm_transfer": may(AGENCY_ADMIN, states=WAITING),
    "letter_of": may(Service("identity")),
    # Permintaan nilai: requests for one missing value are decided together
    "clusters": may(*KEEPERS),
    "cluster": may(*KEEPERS),
    "merge_clusters": may(*KEEPERS, states=UNDECIDED),
    "split_cluster": may(*KEEPERS, states=UNDECIDED),
    "add_value_for": may(*KEEPERS, states=UNDECIDED),
    "map_cluster": may(*KEEPERS, states=UNDECIDED),
    "refuse_cluster": may(*KEEPERS, states=UNDECIDED),
    "undo_cluster": may(*KEEPERS, states=SENDING),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
