"""The limits of Turun status, as a grid: who, at which level, of which agencies."""
from __future__ import annotations

import pytest

from services.contracts.profiles import Profile
from services.verification.domain.who_may_turn_back import TOO_FAR, limits_for, why_not
from services.verification.domain.whose_office import Place
from tests.services.people import NATIONAL, agency, kanreg, official

REGIONAL = Place(["dinas"], ["Dinas"], "sleman", "Sleman", False, "k1", "Kanreg I")
PUSAT = Place(["biro"], ["Biro"], "bps", "BPS", True, "", "")
HOLDERS = {
    "rollback": official("A", (Profile.ROLLBACK_OPERATOR, agency("sleman"))),
    "rollback of the national agency": official("B", (Profile.ROLLBACK_OPERATOR, agency("bps"))),
    "kanreg": official("C", (Profile.HELPDESK_KANREG, kanreg("k1"))),
    "another kanreg": official("D", (Profile.HELPDESK_KANREG, kanreg("k2"))),
    "bkn": official("E", (Profile.HELPDESK_BKN, NATIONAL)),
    "verifier": official("F", (Profile.VERIFIER_L2, agency("sleman")), (Profile.AGENCY_ADMIN, agency("sleman"))),
}
GRID = {  # levels at which a form may be turned back: of a regional agency, of a national one; () is "not found"
    "rollback": ((1,), ()),
    "rollback of the national agency": ((), (1,)),
    "kanreg": ((1, 2), ()),
    "another kanreg": ((), ()),
    "bkn": ((), (2,)),
    "verifier": ((), ()),
}


@pytest.mark.parametrize("holder", GRID)
@pytest.mark.parametrize("national", [False, True])
def test_each_turns_back_what_the_manual_says(holder: str, national: bool) -> None:
    limits = limits_for(HOLDERS[holder], PUSAT if national else REGIONAL)
    levels = GRID[holder][national]
    assert bool(limits) is bool(levels)
    possible = tuple(n for n in (1, 2, 3, 4) if limits and not why_not(limits, level=n, state="open", own=False))
    assert possible == levels


@pytest.mark.parametrize("state", ["returned", "sending", "completed", "record_conflict", "done"])
def test_what_is_not_waiting_is_not_turned_back(state: str) -> None:
    limits = limits_for(HOLDERS["kanreg"], REGIONAL)
    assert why_not(limits, level=1, state=state, own=False)


@pytest.mark.parametrize("state", ["queued", "open", "no_office"])
def test_what_waits_is(state: str) -> None:
    assert why_not(limits_for(HOLDERS["kanreg"], REGIONAL), level=2, state=state, own=False) == ""


def test_nobody_turns_back_the_own_form_and_the_answer_names_the_levels() -> None:
    limits = limits_for(HOLDERS["kanreg"], REGIONAL)
    assert why_not(limits, level=1, state="open", own=True)
    assert why_not(limits, level=3, state="open", own=False) == TOO_FAR % "1, 2"


def test_two_profiles_of_one_person_add_up() -> None:
    both = official("G", (Profile.ROLLBACK_OPERATOR, agency("sleman")), (Profile.HELPDESK_KANREG, kanreg("k1")))
    assert len(limits_for(both, REGIONAL)) == 2
