"""What a use case tells the audit is there when it committed; a refusal is there although nothing else is."""
from __future__ import annotations

from typing import Any

import pytest

from services.chassis.rpc import Call
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, NotFound, Refusal
from services.contracts.profiles import Profile
from tests.services.chassis.audit.conftest import Audited
from tests.services.people import agency, citizen, id_of, official, unit

PUJI = official("Puji", (Profile.VERIFIER_L2, agency("sleman")), (Profile.VERIFIER_L1, unit("dinas")))
HERE = Actor(**{**vars(PUJI), "address": "10.1.2.3", "session": "5e55"})


def call(actor: Actor = HERE, key: str | None = None, **body: Any) -> Call:
    return Call(actor, body, key, "open")


def test_an_entry_says_who_under_which_profile_from_where_and_what(audited: Audited) -> None:
    def view(uow: UnitOfWork, actor: Actor) -> None:
        uow.audit(
            Action.CASE_VIEWED, subject="case 7", people=[id_of("Budi"), id_of("Ani"), id_of("Budi")],
            before={"state": "open"}, after={"state": "sent"}, reason="asked", used=actor.grants[:1],
        )  # fmt: skip

    audited.work.read(call(), view)
    [entry] = audited.entries()
    assert (entry.kind, entry.account_id, entry.name) == ("official", PUJI.account_id, "Puji")
    assert (entry.address, entry.session, entry.method, entry.action) == ("10.1.2.3", "5e55", "open", "case_viewed")
    assert entry.grants == [{"profile": "verifier_l2", "kind": "agency", "id": "sleman", "name": "Sleman"}]
    assert [str(one) for one in entry.people] == sorted([id_of("Ani"), id_of("Budi")])
    assert (entry.subject, entry.before, entry.after) == ("case 7", {"state": "open"}, {"state": "sent"})
    assert entry.reason == "asked"


def test_all_profiles_are_named_where_the_use_case_does_not_say_which(audited: Audited) -> None:
    audited.work.read(call(), lambda uow, _actor: uow.audit(Action.INBOX_VIEWED))
    [entry] = audited.entries()
    assert [grant["profile"] for grant in entry.grants] == ["verifier_l2", "verifier_l1"]
    assert (entry.before, entry.after, entry.people) == (None, None, [])


@pytest.mark.parametrize(
    ("actor", "kind", "name"),
    [
        (citizen("Budi"), "citizen", "Budi"),
        (Actor(account_id="", service="gateway", address="10.9.9.9"), "service", "gateway"),
    ],
)
def test_it_tells_citizens_and_services_apart(audited: Audited, actor: Actor, kind: str, name: str) -> None:
    audited.work.read(call(actor), lambda uow, _actor: uow.audit(Action.FORM_VIEWED))
    [entry] = audited.entries()
    assert (entry.kind, entry.name, entry.address) == (kind, name, actor.address)


def test_who_logs_in_is_named_although_the_gateway_asks(audited: Audited) -> None:
    gateway = Actor(account_id="", service="gateway", address="10.9.9.9")
    audited.work.read(call(gateway), lambda uow, _actor: uow.audit(Action.LOG_IN, actor=citizen("Budi")))
    [entry] = audited.entries()
    assert (entry.kind, entry.name, entry.address) == ("citizen", "Budi", "10.9.9.9")


def test_what_failed_leaves_nothing(audited: Audited) -> None:
    def view(uow: UnitOfWork, _actor: Actor) -> None:
        uow.audit(Action.CASE_VIEWED)
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        audited.work.read(call(), view)
    assert audited.entries() == []


@pytest.mark.parametrize("refusal", [Forbidden, NotFound])
def test_a_refusal_stays_with_what_was_asked_for(audited: Audited, refusal: type[Refusal]) -> None:
    def view(_uow: UnitOfWork, _actor: Actor, **_body: str) -> None:
        raise refusal("Berkas ini tidak ditemukan di kantor Anda.")

    with pytest.raises(refusal):
        audited.work.write(call(case_id=id_of("foreign"), password="secret"), view)
    [entry] = audited.entries()
    assert (entry.action, entry.subject) == ("refused", id_of("foreign"))
    assert entry.after == {"refusal": refusal.__name__, "asked": {"case_id": id_of("foreign")}}
    assert entry.reason == "Berkas ini tidak ditemukan di kantor Anda."


def test_a_refusal_after_data_were_read_says_whose_they_were(audited: Audited) -> None:
    def view(uow: UnitOfWork, _actor: Actor) -> None:
        uow.audit(Action.PERSON_LOOKED_UP, people=[id_of("Budi")])
        raise Conflict("Sudah terdaftar.")

    with pytest.raises(Conflict):
        audited.work.read(call(), view)
    [entry] = audited.entries()
    assert (entry.action, [str(one) for one in entry.people]) == ("refused", [id_of("Budi")])


def test_a_conflict_about_nobody_is_no_matter_for_the_audit(audited: Audited) -> None:
    def handler(_uow: UnitOfWork, _actor: Actor) -> None:
        raise Conflict("Sudah diputuskan.")

    with pytest.raises(Conflict):
        audited.work.write(call(), handler)
    assert audited.entries() == []


def test_a_write_that_is_repeated_with_its_key_happened_once(audited: Audited) -> None:
    for _ in range(2):
        audited.work.write(call(key="k"), lambda uow, _actor: uow.audit(Action.CASE_CLAIMED))
    assert len(audited.entries()) == 1
