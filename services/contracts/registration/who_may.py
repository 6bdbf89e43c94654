"""Who may ask registration what: the own form belongs to the civil servant, and only until it is sent."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile

EDITABLE = ("draft", "returned")  # states of a form
AGENCY_ADMIN, SUPER_ADMIN = Official(Profile.AGENCY_ADMIN), Official(Profile.SUPER_ADMIN)
ABOVE = (Official(Profile.KANREG_ADMIN), SUPER_ADMIN)  # of an agency, where tidak ikut is decided
FOLLOWERS = (AGENCY_ADMIN, *ABOVE)
EXPORTERS = (Official(Profile.EXPORT_OPERATOR), AGENCY_ADMIN)
REGISTRATION_VERIFIER = Official(Profile.REGISTRATION_VERIFIER)

WHO_MAY: Policy = {
    "look_up": may(VISITOR, CITIZEN),  # a colleague may register in the browser of somebody who is logged in
    "register": may(VISITOR, CITIZEN),
    "check_proof": may(VISITOR, CITIZEN, OFFICIAL),  # anybody who holds a printed proof
    "home": may(CITIZEN),
    "own_data": may(CITIZEN),
    "open_tab": may(CITIZEN),
    "review": may(CITIZEN),
    "sent_changes": may(CITIZEN),
    "document": may(CITIZEN),
    "save_tab": may(CITIZEN, states=EDITABLE),
    "save_history": may(CITIZEN, states=EDITABLE),
    "attach_document": may(CITIZEN, states=EDITABLE),
    "detach_document": may(CITIZEN, states=EDITABLE),
    "ask_value": may(CITIZEN, states=EDITABLE),
    "send": may(CITIZEN, states=EDITABLE),
    # Manajemen Verifikasi: the agency opens its doors
    "agency_gates": may(AGENCY_ADMIN, SUPER_ADMIN),
    "change_gate": may(AGENCY_ADMIN, SUPER_ADMIN),
    "confirm_topic": may(AGENCY_ADMIN, SUPER_ADMIN),
    "override_readiness": may(SUPER_ADMIN),
    # Registrasi, Manajemen Pendaftar
    "find_registrants": may(REGISTRATION_VERIFIER, AGENCY_ADMIN),
    "registrant": may(REGISTRATION_VERIFIER, AGENCY_ADMIN),
    "decide_registrants": may(REGISTRATION_VERIFIER),
    "reset_registrant_password": may(AGENCY_ADMIN),
    "resend_proof": may(AGENCY_ADMIN),
    # Pindah Verifikator Level 1
    "find_to_move": may(Official(Profile.L1_MOVE_OPERATOR)),
    "choose_level1_unit": may(Official(Profile.L1_MOVE_OPERATOR)),
    # Export Data: verified records of the own jurisdiction
    "exports": may(*EXPORTERS),
    "request_export": may(*EXPORTERS),
    "cancel_export": may(*EXPORTERS),
    "take_export": may(*EXPORTERS),
    # Belum terdata: the agency follows up, the office above decides on tidak ikut
    "find_missing": may(*FOLLOWERS),
    "missing_person": may(*FOLLOWERS),
    "follow_up_document": may(*FOLLOWERS),
    "remind": may(*FOLLOWERS),
    "owners_in": may(AGENCY_ADMIN),
    "note_reason": may(AGENCY_ADMIN),
    "clear_reason": may(AGENCY_ADMIN),
    "propose": may(AGENCY_ADMIN),
    "find_proposed": may(*ABOVE),
    "decide_proposal": may(*ABOVE),
    "reverse": may(*ABOVE),
    "standings": may(Service("identity")),
    "submissions": may(Service("verification")),
    "verified_values": may(Service("verification")),
    "holder_of": may(Service("helpdesk")),
    "asked_values": may(Service("helpdesk")),
    # what the helpdesk's answers do; which operator may answer what, its own tables say
    "correct_record": may(Service("helpdesk")),
    "reinstate": may(Service("helpdesk")),
    "add_person": may(Service("helpdesk")),
    "move_person": may(Service("helpdesk")),
    "open_for_approval": may(Service("helpdesk")),
    "give_level1_unit": may(Service("helpdesk")),
    "people_by_nip": may(Service("identity")),
    "people_for_reports": may(Service("reporting")),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
