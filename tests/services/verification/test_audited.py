"""What verification tells the audit: who saw whose case under which profile, what was decided, who was refused."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.audit import entries_of, told
from tests.services.people import agency, id_of, official, unit
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, OTHER_UNIT
from tests.services.verification.running import Running

AGAMA, NAMA = change("agama", "2", old="1"), change("nama", "Budi S", old="Budi")
BUDI = [id_of("Budi")]
DINAS = {"profile": "verifier_l1", "kind": "org_unit", "id": "dinas", "name": "Dinas"}


@pytest.fixture
def open_case(running: Running) -> Running:
    """Budi's form waits at level 1, and Sari's."""
    running.take_in(form(AGAMA, NAMA))
    running.take_in(form(AGAMA, person="Sari"))
    return running


def document(running: Running, actor: Actor, name: str = "document proof", number: str = "Budi") -> Any:
    return ask(
        running.service, "document", actor, register_number=number_of(number), document_id=id_of(name)
    )


def test_what_moves_by_itself_is_in_the_transitions_and_not_here(open_case: Running) -> None:
    assert told(open_case.work) == []


def test_a_page_of_the_inbox_is_one_entry_with_everybody_on_it(open_case: Running) -> None:
    ask(open_case.service, "inbox", ANI, queue="unclaimed", q="bu")
    ask(open_case.service, "inbox", ANI, queue="unclaimed")
    searched, listed = entries_of(open_case.work)
    assert (searched.people, searched.after) == (BUDI, {"searched": True, "rows": 1})
    assert (listed.people, listed.after["searched"]) == (sorted([id_of("Budi"), id_of("Sari")]), False)
    assert (listed.action, listed.name, listed.subject, listed.grants) == ("inbox_viewed", "Ani", "unclaimed", [DINAS])


def test_a_look_at_a_case_names_the_profile_that_opened_it(open_case: Running) -> None:
    """Not the other profiles that its reader holds."""
    both = official("Both", (Profile.AGENCY_ADMIN, agency("sleman")), (Profile.VERIFIER_L1, unit("dinas")))
    open_case.shown(both)
    [entry] = entries_of(open_case.work)
    assert (entry.action, entry.subject, entry.people) == ("case_viewed", open_case.case().id, BUDI)
    assert entry.grants == [DINAS]


def test_a_look_at_a_document_is_told(open_case: Running) -> None:
    assert document(open_case, ANI)["digest"] == "proof"
    [entry] = entries_of(open_case.work)
    assert (entry.action, entry.people) == ("document_viewed", BUDI)
    assert entry.after == {"document_id": id_of("document proof")}


@pytest.mark.parametrize("look", [document, lambda running, actor: running.shown(actor)], ids=["document", "case"])
def test_who_reaches_for_a_foreign_case_is_told_with_whose_it_was(open_case: Running, look: Any) -> None:
    with pytest.raises(NotFound):
        look(open_case, OTHER_UNIT)
    [entry] = entries_of(open_case.work)
    assert (entry.action, entry.name, entry.people) == ("refused", "Other unit", BUDI)
    assert entry.after["asked"]["register_number"] == number_of("Budi")


def test_a_document_of_another_case_is_not_found(open_case: Running) -> None:
    with pytest.raises(NotFound):
        document(open_case, ANI, "document of somebody else")
    assert told(open_case.work) == [("refused", "Ani", BUDI)]


def test_work_on_a_case_is_told_step_by_step(open_case: Running) -> None:
    open_case.tick(ANI, {"nama": "Tidak terbaca"})
    open_case.ask("send", ANI)
    open_case.ask("undo", ANI)
    open_case.ask("return_form", ANI)
    open_case.ten_seconds_later()
    assert [action for action, _, people in told(open_case.work) if people == BUDI] == [
        "case_claimed", "case_viewed", "decisions_saved", "case_sent", "sending_undone", "case_returned", "decided",
    ]  # fmt: skip


def test_what_became_final_names_each_verdict_and_what_it_is_bound_to(open_case: Running) -> None:
    open_case.decide(ANI, {"nama": "Tidak terbaca"})
    [entry] = entries_of(open_case.work, "decided")
    assert (entry.kind, entry.account_id, entry.name) == ("official", ANI.account_id, "Ani")
    assert (entry.grants[0]["profile"], entry.grants[0]["id"], entry.people) == ("verifier_l1", "dinas", BUDI)
    assert (entry.after["level"], entry.after["outcome"]) == (1, "send")
    verdicts = {key: made["verdict"] for key, made in entry.after["changes"].items()}
    assert verdicts == {"agama": "approve", "nama": "reject"}
    assert len({made["digest"] for made in entry.after["changes"].values()}) == 2


def test_the_next_case_and_one_that_was_let_go_are_told(open_case: Running) -> None:
    ask(open_case.service, "next", ANI)
    open_case.ask("release", ANI)
    open_case.ask("release", ANI)  # changes nothing, and is nothing to tell
    assert told(open_case.work) == [("case_claimed", "Ani", BUDI), ("case_released", "Ani", BUDI)]


def test_no_value_of_a_form_is_in_the_audit(open_case: Running) -> None:
    open_case.decide(ANI, {"nama": "Tidak terbaca"})
    assert not [word for word in ("Budi S", "197503272000031007") if word in str(entries_of(open_case.work))]
