"""Everybody who acts on cases in the state machine: verifiers of each level, one with two levels, and operators."""
from __future__ import annotations

from services.contracts.actor import Actor
from services.contracts.identity.answers import OfficeVerifier
from services.contracts.profiles import Profile
from services.verification.domain.who_may_decide import offices_of
from tests.services.people import NATIONAL, agency, kanreg, official, unit
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA, DEWI, FOREIGN_OFFICES

AGENCY, PATH, MOVED_TO = "sleman", ("dinas", "bidang"), "cabang"  # the second has no verifier until it is ticked
UNITS = (*PATH, MOVED_TO)

BAYU = official("Bayu", (Profile.VERIFIER_L2, agency(AGENCY)))
CICI = official("Cici", (Profile.VERIFIER_BKN, kanreg("k1")))
DODI = official("Dodi", (Profile.VERIFIER_BKN_STATUS, NATIONAL))
BOTH = official("Rangkap", (Profile.VERIFIER_L1, unit("dinas")), (Profile.VERIFIER_L2, agency(AGENCY)))
CANDRA = official("Candra", (Profile.VERIFIER_L1, unit(MOVED_TO)))
BIDANI = official("Bidani", (Profile.VERIFIER_L1, unit("bidang")))

TURNS = official("Turun", (Profile.ROLLBACK_OPERATOR, agency(AGENCY)))
KANREG_TURNS = official("Turun Kanreg", (Profile.HELPDESK_KANREG, kanreg("k1")))
FOREIGN_TURNS = official("Turun asing", (Profile.ROLLBACK_OPERATOR, agency("bantul")))
NATIONAL_TURNS = official("Turun pusat", (Profile.HELPDESK_BKN, NATIONAL))
MOVER = official("Pindah", (Profile.L1_MOVE_OPERATOR, agency(AGENCY)))

SUPERVISOR = official("Admin", (Profile.AGENCY_ADMIN, agency(AGENCY)))

Inbox = tuple[int, str]  # level, and the jurisdiction as kind:id
NOWHERE = ":"
_UP = {2: f"agency:{AGENCY}", 3: "kanreg:k1", 4: "national:"}


def inbox_at(level: int, unit: str = "") -> str:
    """The office of both civil servants at a level; at the first that of ``unit``, none where that is ""."""
    if level > 1:
        return _UP[level]
    return f"org_unit:{unit}" if unit else NOWHERE


VERIFIERS: dict[str, Actor] = {
    actor.name: actor for actor in (ANI, ATI, BIDANI, CANDRA, BIMA, BAYU, CITRA, CICI, DEWI, DODI, BOTH)
}
INBOXES_OF: dict[str, set[Inbox]] = {
    "Ani": {(1, "org_unit:dinas")}, "Ati": {(1, "org_unit:dinas")}, "Bidani": {(1, "org_unit:bidang")},
    "Candra": {(1, "org_unit:cabang")}, "Bima": {(2, _UP[2])}, "Bayu": {(2, _UP[2])}, "Citra": {(3, _UP[3])},
    "Cici": {(3, _UP[3])}, "Dewi": {(4, _UP[4])}, "Dodi": {(4, _UP[4])},
    "Rangkap": {(1, "org_unit:dinas"), (2, _UP[2])},
}  # fmt: skip
TURNERS: dict[str, tuple[Actor, set[int]]] = {  # and the levels at which they may turn back
    "Turun": (TURNS, {1}), "Turun Kanreg": (KANREG_TURNS, {1, 2}),
    "Turun asing": (FOREIGN_TURNS, set()), "Turun pusat": (NATIONAL_TURNS, set()),
}  # fmt: skip
STRANGERS: dict[str, Actor] = {actor.name: actor for actor in FOREIGN_OFFICES}

EMPLOYED: dict[tuple[str, str, str], list[OfficeVerifier]] = {}  # as identity tells supervisors
for verifier in VERIFIERS.values():
    for grant in verifier.grants:
        one = OfficeVerifier(account_id=verifier.account_id, name=verifier.name, person_id=verifier.person_id)
        place = (str(grant.profile), str(grant.jurisdiction.kind), grant.jurisdiction.id)
        EMPLOYED.setdefault(place, []).append(one)

for name, actor in VERIFIERS.items():
    if {(level, f"{kind}:{place}") for level, kind, place in offices_of(actor)} != INBOXES_OF[name]:
        raise AssertionError(f"{name} has other inboxes")
