"""Budi's form with a document, and everything that can be asked of it; the other civil servant has none."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import Work
from services.registration.tables import follow_ups, missing_people
from tests.services.people import id_of
from tests.services.policy.askers import OWNER, Asker
from tests.services.policy.walk import Thing, Walk
from tests.services.registration.running import Running
from tests.services.registration.test_strangers import OF_THE_OWN_FORM

FOR_ALL = {
    *("look_up", "register", "submissions", "people_by_nip", "holder_of", "standings", "check_proof"),
    *("asked_values", "verified_values"),
    "people_for_reports",
    *("correct_record", "reinstate", "add_person", "move_person", "open_for_approval", "give_level1_unit"),
    *("exports", "request_export", "cancel_export", "take_export"),  # walked in registration/exporting
}
OWN_AFTER_KIRIM = {"sent_changes"}  # this form is not sent, see registration/test_sent_changes.py


def walk(work: Work) -> Walk:
    """Filled, documented, not sent."""
    running = Running(work)
    running.fill(agama="2")
    running.attach("agama")
    asked = OF_THE_OWN_FORM | {"document": {"document_id": id_of("proof")}}
    of_the_form = [Thing(method, body, _own) for method, body in asked.items() if method not in OWN_AFTER_KIRIM]
    number = running.registrant().register_number
    of_the_agency = [Thing(method, body, _serves) for method, body in _asked_in_an_agency(number).items()]
    of_the_operator = [Thing(method, body, _moves) for method, body in _asked_by_an_operator(number).items()]
    listed = Thing("find_registrants", {}, _serves, lambda answer: len(answer["rows"]) == 1)
    things = [*of_the_form, *of_the_agency, *of_the_operator, listed, *_missing(running)]
    return Walk(running.service, things, FOR_ALL | OWN_AFTER_KIRIM)


def _missing(running: Running) -> list[Thing]:
    """Budi has not sent; Sari is proposed for tidak ikut, with a document."""
    running.add_person("Sari", "198001012005012001", name="SARI DEWI")
    paper = {"document_id": id_of("decree"), "name": "a.pdf", "media_type": "application/pdf", "size": 1,
             "digest": "d", "pages": 1}  # fmt: skip
    facts = {"reason": "died", "owner": "", "deadline": None, "note": "", "document": paper}
    proposed = {"stage": "proposed", "reason": "died", "document": paper}
    step = {"id": id_of("step"), "person_id": id_of("Sari"), "action": "note", "by": "Siti", "facts": facts}
    with running.work.begin() as uow:
        mine = missing_people.c.person_id == id_of("Sari")
        uow.session.execute(sa.update(missing_people).where(mine).values(proposed))
        uow.session.execute(sa.insert(follow_ups).values(step))
    person, chosen = {"person_id": id_of("Budi")}, {"people": [{"person_id": id_of("Budi"), "version": 0}]}
    noted = {"reason": "died", "owner_id": id_of("account Siti"), "deadline": "2099-12-31"}
    asked: dict[str, dict[str, Any]] = {
        "missing_person": person, "remind": {"person_ids": [id_of("Budi")]}, "owners_in": {"agency_id": "sleman"},
        "follow_up_document": {"person_id": id_of("Sari"), "document_id": id_of("decree")},
        "note_reason": chosen | noted, "clear_reason": chosen | {"note": "x"}, "propose": chosen | {"note": "x"},
        "decide_proposal": chosen | {"verdict": "confirm"}, "reverse": person | {"version": 0, "note": "x"},
    }  # fmt: skip
    lists: dict[str, dict[str, Any]] = {"find_missing": {"agency_id": "sleman"}, "find_proposed": {"stage": "proposed"}}
    shown = lambda answer: "SARI DEWI" in [row["name"] for row in answer["rows"]]  # noqa: E731
    return [
        *(Thing(method, body, _follows) for method, body in asked.items()),
        *(Thing(method, body, _follows, shown) for method, body in lists.items()),
    ]


def _follows(asker: Asker) -> bool:
    """The agency, and the offices above it."""
    return asker.area in {"own agency", "own kanreg", "nation"}


def _asked_in_an_agency(number: str) -> dict[str, dict[str, Any]]:
    agency, one = {"agency_id": "sleman"}, {"register_number": number}
    return {
        "agency_gates": agency,
        "change_gate": agency | {"gate": "registration", "version": 1, "ticked": False},
        "confirm_topic": agency | {"topic": "schools", "confirmed": True},
        "override_readiness": agency | {"reason": "x"},
        "registrant": one,
        "decide_registrants": {"register_numbers": [number], "verdict": "approve"},
        "reset_registrant_password": one | {"password": "a long password", "reason": "x"},
        "resend_proof": one,
    }


def _asked_by_an_operator(number: str) -> dict[str, dict[str, Any]]:
    order = {"register_number": number, "unit_id": "setda", "version": 0, "reason": "x"}
    return {"find_to_move": {"q": number}, "choose_level1_unit": order}


def _moves(asker: Asker) -> bool:
    return asker.area == "own agency"


def _serves(asker: Asker) -> bool:
    """Who has a profile in the agency, and the super admin."""
    return asker.area in {"own agency", "nation"}


def _own(asker: Asker) -> bool:
    return asker.name == OWNER
