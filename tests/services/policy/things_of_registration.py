"""Budi's form with a document, and everything that can be asked of it; the other civil servant has none."""
from __future__ import annotations

from services.chassis.work import Work
from tests.services.people import id_of
from tests.services.policy.askers import OWNER, Asker
from tests.services.policy.walk import Thing, Walk
from tests.services.registration.running import Running
from tests.services.registration.test_strangers import OF_THE_OWN_FORM


def walk(work: Work) -> Walk:
    """Filled, documented, not sent."""
    running = Running(work)
    running.fill(agama="2")
    running.attach("agama")
    asked = OF_THE_OWN_FORM | {"document": {"document_id": id_of("proof")}}
    of_the_form = [Thing(method, body, _own) for method, body in asked.items()]
    return Walk(running.service, of_the_form, without_owner={"look_up", "register", "submissions", "people_by_nip"})


def _own(asker: Asker) -> bool:
    return asker.name == OWNER
