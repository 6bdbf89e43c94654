"""Who may ask reference what: its lists are no secret; the level-1 tick is the admins' (manual, chapter III.G)."""
from services.contracts.operations import OPERATORS
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Policy, Service, may
from services.contracts.profiles import Profile
from services.contracts.reference.attributes import HEALTH_UNITS, LOCATIONS, SCHOOLS

PEOPLE = (CITIZEN, OFFICIAL)
KEEPERS = (Official(Profile.AGENCY_ADMIN), Official(Profile.SUPER_ADMIN), Official(Profile.L1_MOVE_OPERATOR))
BKN = (Official(Profile.SUPER_ADMIN), Official(Profile.HELPDESK_BKN))
KEEPERS_OF_LISTS = (  # which list each of them keeps stands below
    *BKN, Official(Profile.AGENCY_ADMIN), Official(Profile.SCHOOL_OPERATOR), Official(Profile.HEALTH_UNIT_OPERATOR),
    Official(Profile.LOCATION_OPERATOR),
)  # fmt: skip

KEPT_IN_THE_REGION = {  # list: who keeps it for the region of an agency; all others are BKN's
    SCHOOLS: (Profile.SCHOOL_OPERATOR, Profile.AGENCY_ADMIN),
    HEALTH_UNITS: (Profile.HEALTH_UNIT_OPERATOR, Profile.AGENCY_ADMIN),
    LOCATIONS: (Profile.LOCATION_OPERATOR, Profile.AGENCY_ADMIN),
}
KEPT_EVERYWHERE = (Profile.SUPER_ADMIN, Profile.HELPDESK_BKN)

WHO_MAY: Policy = {
    "values": may(*PEOPLE),
    "search": may(*PEOPLE),
    "labels": may(  # the gateway's /ready asks for none
        *PEOPLE, VISITOR, Service("registration"), Service("verification"), Service("reporting"),
        Service("helpdesk"),
    ),
    "unit_places": may(*PEOPLE, Service("registration"), Service("reporting")),
    "unit_branch": may(Service("registration")),
    "parents": may(Service("reporting")),  # levels of studies
    "agencies": may(OFFICIAL, Service("reporting"), Service("identity"), Service("registration")),
    "units": may(OFFICIAL),
    "unit": may(*KEEPERS),
    "areas": may(
        OFFICIAL, Service("identity"), Service("registration"), Service("helpdesk"), Service("verification")
    ),
    "find_areas": may(OFFICIAL, Service("identity"), Service("registration"), Service("helpdesk")),
    "flagged_units": may(Service("verification")),
    "flag_unit": may(*KEEPERS),
    "lists": may(*BKN),
    "open_lists": may(*PEOPLE, VISITOR),
    "list_page": may(*KEEPERS_OF_LISTS),
    "value": may(*KEEPERS_OF_LISTS),
    "add_value": may(*KEEPERS_OF_LISTS),
    "change_value": may(*KEEPERS_OF_LISTS),
    "retire_value": may(*KEEPERS_OF_LISTS),
    "remove_value": may(*KEEPERS_OF_LISTS),
    "import_values": may(*KEEPERS_OF_LISTS),
    "open_page": may(*PEOPLE, VISITOR),
    "open_value": may(*PEOPLE, VISITOR),
    "settle_value": may(Service("helpdesk")),
    "settle_unit": may(Service("helpdesk")),
    "map_values": may(Service("helpdesk")),
    "likely_values": may(Service("helpdesk")),
    "settled": may(Service("helpdesk"), Service("registration")),
    "messages_state": OPERATORS,
    "sealed_from": may(Service("identity")),  # the audit, for the place where all of it is collected
}
