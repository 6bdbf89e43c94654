"""Everybody who acts on cases in the state machine: two verifiers at each level, one with two levels, and strangers."""
from __future__ import annotations

from services.contracts.actor import Actor
from services.contracts.profiles import Profile
from tests.services.people import NATIONAL, agency, kanreg, official, unit
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA, DEWI, FOREIGN_OFFICES

BAYU = official("Bayu", (Profile.VERIFIER_L2, agency("sleman")))
CICI = official("Cici", (Profile.VERIFIER_BKN, kanreg("k1")))
DODI = official("Dodi", (Profile.VERIFIER_BKN_STATUS, NATIONAL))
BOTH = official("Rangkap", (Profile.VERIFIER_L1, unit("dinas")), (Profile.VERIFIER_L2, agency("sleman")))

LEVELS_OF: dict[str, set[int]] = {
    "Ani": {1}, "Ati": {1}, "Bima": {2}, "Bayu": {2}, "Citra": {3}, "Cici": {3}, "Dewi": {4}, "Dodi": {4},
    "Rangkap": {1, 2},
}  # fmt: skip
VERIFIERS: dict[str, Actor] = {actor.name: actor for actor in (ANI, ATI, BIMA, BAYU, CITRA, CICI, DEWI, DODI, BOTH)}
STRANGERS: dict[str, Actor] = {actor.name: actor for actor in FOREIGN_OFFICES}

if VERIFIERS.keys() != LEVELS_OF.keys():
    raise AssertionError("somebody is missing")
