"""Who may ask registration what: the own form belongs to the civil servant, and only until it is sent."""
from services.contracts.policy import CITIZEN, VISITOR, Policy, Service, may

EDITABLE = ("draft", "returned")  # states of a form

WHO_MAY: Policy = {
    "look_up": may(VISITOR, CITIZEN),  # a colleague may register in the browser of somebody who is logged in
    "register": may(VISITOR, CITIZEN),
    "home": may(CITIZEN),
    "open_tab": may(CITIZEN),
    "review": may(CITIZEN),
    "document": may(CITIZEN),
    "save_tab": may(CITIZEN, states=EDITABLE),
    "save_history": may(CITIZEN, states=EDITABLE),
    "attach_document": may(CITIZEN, states=EDITABLE),
    "detach_document": may(CITIZEN, states=EDITABLE),
    "send": may(CITIZEN, states=EDITABLE),
    "submissions": may(Service("verification")),
    "people_by_nip": may(Service("identity")),
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
