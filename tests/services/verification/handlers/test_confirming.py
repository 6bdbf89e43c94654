"""A form that changes nothing is confirmed in one step."""
import pytest

from services.contracts.errors import Conflict, NotFound
from services.contracts.profiles import Profile
from tests.services.people import id_of, official, unit
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, ATI, OTHER_UNIT
from tests.services.verification.running import Running


def test_it_is_sent_at_once_and_final_ten_seconds_later(running: Running) -> None:
    running.take_in(form())
    sent = running.ask("confirm_unchanged", ANI)
    assert (running.where(), sent["to_level"]) == ((1, "sending"), 2)
    running.ten_seconds_later()
    assert running.where()[1] == "completed"
    assert running.events("case-completed.v1")[0]["approved"] == []


def test_it_can_be_taken_back(running: Running) -> None:
    running.take_in(form())
    running.ask("confirm_unchanged", ANI)
    running.ask("undo", ANI)
    running.ten_seconds_later()
    assert running.where() == (1, "open")


def test_a_form_with_changes_is_not_confirmed_in_bulk(running: Running) -> None:
    running.take_in(form(change("agama", "2", old="1")))
    with pytest.raises(Conflict) as refused:
        running.ask("confirm_unchanged", ANI)
    assert (refused.value.details["code"], running.where()) == ("changed", (1, "open"))


def test_what_a_colleague_holds_is_left_to_the_colleague(running: Running) -> None:
    running.take_in(form())
    running.ask("claim", ATI)
    with pytest.raises(Conflict) as refused:
        running.ask("confirm_unchanged", ANI)
    assert refused.value.details["by"] == "Ati"


def test_another_office_does_not_find_it(running: Running) -> None:
    running.take_in(form())
    with pytest.raises(NotFound):
        running.ask("confirm_unchanged", OTHER_UNIT)


def test_nobody_confirms_the_own_form(running: Running) -> None:
    running.take_in(form(person="Sari"))
    sari = official("Sari", (Profile.VERIFIER_L1, unit("dinas")), person="Sari")
    assert sari.person_id == id_of("Sari")
    with pytest.raises(Exception, match="Formulir Anda sendiri"):
        running.ask("confirm_unchanged", sari, "Sari")
