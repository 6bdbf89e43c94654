"""An official's account in an agency; log-in, sessions and the country's settings lie in nobody's area."""
from __future__ import annotations

from typing import Any

from services.chassis.work import Work
from services.contracts.profiles import Profile
from tests.services.identity.fake_country import SRI
from tests.services.identity.office import SLEMAN, Office
from tests.services.policy.askers import Asker, Place
from tests.services.policy.walk import Thing, Walk

DOORS = {
    *("log_in", "log_in_under_way", "enter_code", "enter_recovery_code", "set_up_app", "confirm_app"),
    *("choose_first_password", "log_out", "who_is", "open_citizen_account", "ask_new_password"),
    *("ask_register_number", "link", "use_link"),
    *("reset_citizen_password", "send_proof", "verifiers_in", "check_code", "office_verifiers", "officials_in"),
}
OWN_ACCOUNT = {
    *("change_password", "renew_recovery_codes", "my_sessions", "end_my_session", "end_my_other_sessions"),
    *("my_accesses", "my_notifications", "read_notifications"),
}
SETTINGS = {
    "settings", "setting_history", "change_setting", "take_back_setting", "opening", "schedule", "notices", "phrases",
}  # fmt: skip
OF_A_DEMO = {"caught_letters"}
AUDIT = {"search_audit", "audit_entry"}  # a super admin's, of everybody
OFFERS = {"offers", "find_areas", "import_accounts"}  # what each admin is offered; each line of an import by itself
WITHOUT_OWNER = DOORS | OWN_ACCOUNT | SETTINGS | OF_A_DEMO | AUDIT | OFFERS
HERE = Place("s-1", "s-2", "b-1", "sleman", "bantul", "91", "92")
EXPORT = {"profile": "export_operator", "kind": "agency", "id": "sleman"}  # any of the three admins may grant it
ADMINS = {
    (Profile.SUPER_ADMIN, "nation"), (Profile.KANREG_ADMIN, "own kanreg"), (Profile.AGENCY_ADMIN, "own agency"),
}  # fmt: skip


def walk(work: Work) -> Walk:
    """Endah of Sleman has an account, Sri of Sleman has none."""
    office = Office(work)
    office.create(SLEMAN, grants=[EXPORT])
    office.set_up_app()
    row = office.account()
    known = {"account_id": row.id, "version": row.version}
    whole: dict[str, dict[str, Any]] = {
        "edit_account": {"username": "endah.baru"}, "set_password": {"password": "tiga gajah menyeberang"},
        "send_activation": {}, "lock_account": {"reason": "x"}, "unlock_account": {}, "delete_account": {"reason": "x"},
        "reset_second_factor": {"reason": "x"}, "end_account_sessions": {},
        "change_profiles": {"end": [office.profile_id("export_operator")], "reason": "x"},
    }  # fmt: skip
    new = {"nip": SRI, "username": "sri.w", "email": "s@contoh.go.id", "grants": [EXPORT]}
    things = [
        Thing("account", {"username": "endah.p"}, _manages),
        Thing("find_accounts", {}, _manages, lambda answer: [one["username"] for one in answer["rows"]] == ["endah.p"]),
        Thing("create_account", new, _manages),
        *(Thing(method, known | more, _manages) for method, more in whole.items()),
    ]
    return Walk(office.service, [*things, Thing("look_up_person", {"nip": SRI}, _names)], WITHOUT_OWNER, HERE)


def _manages(asker: Asker) -> bool:
    return (asker.profile, asker.area) in ADMINS


def _names(asker: Asker) -> bool:
    """A NIP is named to BKN's admins wherever its holder works: their officials come from everywhere."""
    return _manages(asker) or (asker.profile, asker.area) == (Profile.KANREG_ADMIN, "foreign kanreg")
