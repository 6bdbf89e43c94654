"""Who may decide a form, asked of the whole service."""
import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.people import NATIONAL, agency, kanreg, official, unit
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA, FOREIGN_OFFICES
from tests.services.verification.running import WAYS_TO_DECIDE, Running

NAMA = change("nama", "Budi S", old="Budi")
MENDED = change("nama", "Budi Santoso", old="Budi")

BUDI_AT_LEVEL_1 = official("Budi himself", (Profile.VERIFIER_L1, unit("dinas")), person="Budi")
BOTH = official("Eka", (Profile.VERIFIER_L1, unit("dinas")), (Profile.VERIFIER_L2, agency("sleman")))
EKA_1 = official("Eka one", (Profile.VERIFIER_L1, unit("dinas")), person="Eka")
EKA_2 = official("Eka two", (Profile.VERIFIER_L2, agency("sleman")), person="Eka")
EKA_4 = official("Eka four", (Profile.VERIFIER_BKN_STATUS, NATIONAL), person="Eka")


@pytest.fixture
def open_case(running: Running) -> Running:
    """Budi's form waits at level 1."""
    running.take_in(form(NAMA))
    return running


def refuses_to_decide(running: Running, actor: Actor) -> str:
    """The reason that the desk gives, after every way to decide was refused."""
    for method, more in {"claim": {}, **WAYS_TO_DECIDE}.items():
        with pytest.raises(Forbidden):
            running.ask(method, actor, **more)
    assert ask(running.service, "next", actor) == {"register_number": ""}
    assert ask(running.service, "inbox", actor)["rows"] == []
    shown = running.shown(actor)
    assert not shown["can_claim"]
    assert not [c for c in shown["changes"] if c["decidable"]]
    return str(shown["why_not"])


def test_nobody_decides_the_own_form(open_case: Running) -> None:
    assert "sendiri" in refuses_to_decide(open_case, BUDI_AT_LEVEL_1)


def test_one_account_with_two_profiles_decides_at_one_level_only(open_case: Running) -> None:
    open_case.decide(BOTH)
    assert open_case.where() == (2, "open")
    assert "level lain" in refuses_to_decide(open_case, BOTH)


def test_one_person_with_two_accounts_decides_at_one_level_only(open_case: Running) -> None:
    open_case.decide(EKA_1)
    assert "level lain" in refuses_to_decide(open_case, EKA_2)


def test_also_two_levels_apart(running: Running) -> None:
    running.take_in(form(change("tanggal_lahir", "1975-03-28", old="1975-03-27")))
    running.decide(EKA_1)
    running.decide(BIMA)
    running.decide(CITRA)
    assert "level lain" in refuses_to_decide(running, EKA_4)


def test_also_after_the_form_was_returned_and_sent_again(open_case: Running) -> None:
    open_case.give_back(EKA_1, rejecting={"nama": "Beda"})
    open_case.take_in(form(MENDED, round=2))
    open_case.decide(ATI)
    assert "level lain" in refuses_to_decide(open_case, EKA_2)


def test_an_approval_of_the_first_round_still_counts_as_decided_in_the_second(running: Running) -> None:
    agama = change("agama", "2", old="1")
    running.take_in(form(agama))
    running.decide(EKA_1)
    running.give_back(BIMA, rejecting={"agama": "Surat tidak terbaca"})
    running.take_in(form(agama, round=2))
    assert running.where() == (2, "open")
    assert "level lain" in refuses_to_decide(running, EKA_2)


def test_who_returned_a_form_decides_it_again_at_the_same_level(open_case: Running) -> None:
    open_case.give_back(EKA_1, rejecting={"nama": "Beda"})
    open_case.take_in(form(MENDED, round=2))
    open_case.decide(EKA_1)
    assert open_case.where() == (2, "open")


def test_who_decided_another_persons_form_is_free_for_this_one(running: Running) -> None:
    running.take_in(form(NAMA, person="Budi"))
    running.take_in(form(NAMA, person="Sari"))
    running.decide(EKA_1, person="Budi")
    running.decide(ANI, person="Sari")
    running.decide(EKA_2, person="Sari")
    assert running.where("Sari") == (3, "open")


@pytest.mark.parametrize("stranger", FOREIGN_OFFICES, ids=lambda actor: actor.name)
def test_a_foreign_office_finds_nothing(open_case: Running, stranger: Actor) -> None:
    for method in ("claim", "send", "return_form", "undo", "release"):
        with pytest.raises(NotFound):
            open_case.ask(method, stranger)
    with pytest.raises(NotFound):
        open_case.ask("save", stranger, decisions=[])
    with pytest.raises(NotFound) as refused:
        open_case.shown(stranger)
    with pytest.raises(NotFound) as unknown:
        ask(open_case.service, "case", stranger, register_number=number_of("Nobody"))
    assert (refused.value.message, refused.value.details) == (unknown.value.message, unknown.value.details)


@pytest.mark.parametrize("later", [BIMA, CITRA], ids=lambda actor: actor.name)
def test_an_office_that_comes_later_finds_nothing_yet(open_case: Running, later: Actor) -> None:
    with pytest.raises(NotFound):
        open_case.shown(later)


def test_the_office_before_sees_the_case_and_can_do_nothing(open_case: Running) -> None:
    open_case.decide(ANI)
    for colleague in (ANI, ATI):
        shown = open_case.shown(colleague)
        assert (shown["level"], shown["can_claim"], shown["why_not"]) == (2, False, "")
        assert not [c for c in shown["changes"] if c["decidable"]]
    open_case.ask("claim", BIMA)
    assert open_case.shown(ANI)["claimed_by"] == "Bima"


def test_the_office_before_does_not_see_the_ticks_of_the_next(open_case: Running) -> None:
    open_case.decide(ANI)
    open_case.tick(BIMA, rejecting={"nama": "Beda"})
    assert [(c["draft"], c["draft_reason"]) for c in open_case.shown(ANI)["changes"]] == [("", "")]
    assert [(c["draft"], c["draft_reason"]) for c in open_case.shown(BIMA)["changes"]] == [("reject", "Beda")]


def test_a_profile_of_another_kind_in_the_same_place_opens_nothing(open_case: Running) -> None:
    wrong = [
        official("L2 of the unit", (Profile.VERIFIER_L2, unit("dinas"))),
        official("L1 of the agency", (Profile.VERIFIER_L1, agency("sleman"))),
        official("BKN of the agency", (Profile.VERIFIER_BKN, agency("sleman"))),
        official("L1 of a kanreg", (Profile.VERIFIER_L1, kanreg("dinas"))),
        official("admin of the agency", (Profile.AGENCY_ADMIN, agency("sleman"))),
    ]
    for actor in wrong:
        with pytest.raises(Forbidden):
            open_case.ask("claim", actor)
