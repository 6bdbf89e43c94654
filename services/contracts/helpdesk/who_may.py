"""Who may ask the helpdesk what: who was stopped at registration has no account yet."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Policy, Service, may

WHO_MAY: Policy = {
    "report": may(VISITOR, CITIZEN),
    "status": may(VISITOR, CITIZEN, OFFICIAL),  # anybody who holds the number
    "my_tickets": may(CITIZEN),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
