"""Every method of the own form, asked by somebody else."""
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, NATIONAL, agency, citizen, id_of, official, service
from tests.services.registration.running import Running

OF_THE_OWN_FORM: dict[str, dict[str, Any]] = {
    "home": {},
    "own_data": {},
    "open_tab": {"tab": "utama"},
    "save_tab": {"tab": "utama", "version": 1},
    "save_history": {"kind": "golongan", "action": "add", "version": 1},
    "attach_document": {
        "change": "agama", "document_id": id_of("d"), "name": "d", "media_type": "image/png",
        "size": 1, "digest": "d", "pages": 1,
    },
    "detach_document": {"change": "agama", "document_id": id_of("d")},
    "review": {},
    "sent_changes": {},
    "ask_value": {"list": "jfu", "name": "Pengelola arsip"},
    "send": {"version": 1},
}  # fmt: skip
FOR_ANYBODY = {"look_up", "register", "check_proof"}
FOR_SERVICES = {"submissions", "people_by_nip", "holder_of", "standings"}

NOT_CITIZENS = [
    ANONYMOUS,
    service("verification"),
    official("An official who is Budi", (Profile.VERIFIER_L1, agency("sleman")), person="Budi"),
    Actor(account_id=id_of("nobody"), citizen=True),
]


def names(actor: Actor) -> str:
    return actor.service or actor.name or "nobody"


@pytest.mark.parametrize("stranger", NOT_CITIZENS, ids=names)
@pytest.mark.parametrize("method", OF_THE_OWN_FORM)
def test_a_form_is_reached_with_the_civil_servants_own_account_only(
    running: Running, method: str, stranger: Actor
) -> None:
    running.register()
    with pytest.raises(Forbidden):
        ask(running.service, method, stranger, **OF_THE_OWN_FORM[method])


@pytest.mark.parametrize("method", OF_THE_OWN_FORM)
def test_who_has_not_registered_has_no_form(running: Running, method: str) -> None:
    with pytest.raises(NotFound):
        ask(running.service, method, citizen("Sari"), **OF_THE_OWN_FORM[method])


def test_two_civil_servants_have_two_forms(running: Running) -> None:
    running.add_person("Sari", "198001012005012001", name="SARI DEWI")
    running.register()
    running.register("198001012005012001", "Sari Dewi")
    running.say("agama", "2")
    assert ask(running.service, "review", citizen("Sari"))["changes"] == []


SUPER_ADMIN = official("Ani", (Profile.SUPER_ADMIN, NATIONAL))


@pytest.mark.parametrize("stranger", [citizen("Sari"), SUPER_ADMIN, service("verification"), ANONYMOUS], ids=names)
def test_a_document_is_not_there_for_a_stranger(running: Running, stranger: Actor) -> None:
    running.register()
    running.attach("agama")
    with pytest.raises((NotFound, Forbidden)):
        ask(running.service, "document", stranger, document_id=id_of("proof"))


def test_a_strangers_document_proves_nothing_of_ones_own(running: Running) -> None:
    running.add_person("Sari", "198001012005012001", name="SARI DEWI")
    running.register()
    running.attach("agama")
    running.register("198001012005012001", "Sari Dewi")
    theirs = {"change": "agama", "document_id": id_of("proof"), "name": "a.pdf", "media_type": "application/pdf"}
    with pytest.raises(Invalid):
        ask(running.service, "attach_document", citizen("Sari"), **theirs, size=1, digest="proof", pages=1)


def test_its_owner_reads_its_facts(running: Running) -> None:
    running.register()
    running.attach("agama")
    shown = running.ask("document", document_id=id_of("proof"))
    assert shown == {
        "document_id": id_of("proof"), "name": "proof.pdf", "media_type": "application/pdf",
        "digest": "proof", "pages": 1,
    }  # fmt: skip
