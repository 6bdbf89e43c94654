"""One ticket at a desk of each of the eight profiles, and everything that its operators ask."""
from __future__ import annotations

from typing import Any

from services.chassis.work import Work
from services.contracts.profiles import Profile
from services.helpdesk.service import HelpdeskService
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.helpdesk.reports import reported
from tests.services.policy.walk import Thing, Walk

DESKS = {  # of Budi, who works in Sleman
    "beda_nama": (Profile.HELPDESK_KANREG, "own kanreg"),
    "beda_instansi": (Profile.HELPDESK_MUTASI, "nation"),
    "data_pensiun": (Profile.HELPDESK_PENSIUN, "nation"),
    "ref_jft": (Profile.HELPDESK_BKN, "nation"),
    "ref_unor": (Profile.HELPDESK_BKD, "own agency"),
    "verifikasi_noreg": (Profile.REGISTRATION_VERIFIER, "own agency"),
    "tambah_verifikator_l1": (Profile.L1_MOVE_OPERATOR, "own agency"),
    "turun_status": (Profile.ROLLBACK_OPERATOR, "own agency"),
}
ELSEWHERE = {"beda_instansi": {"instansi_benar": "Kab. Malang"}}  # under another regional office
OF_ONE: dict[str, dict[str, Any]] = {"claim": {"version": 0}, "release": {"version": 0}, "ticket": {}}


def walk(work: Work) -> Walk:
    """The form lies with the work unit, so that Turun Status has a ticket, and the kanreg a second one."""
    service = HelpdeskService()
    vars(service).update(work=work, services=FakeServices(level=1))  # as nameko injects it
    numbers = {category: reported(service, category, facts=ELSEWHERE.get(category)) for category in DESKS}
    things = [thing for category, number in numbers.items() for thing in _of_ticket(category, number)]
    return Walk(service, things, without_owner={"report", "status", "my_tickets", "desk_counts"})


def _of_ticket(category: str, number: str) -> list[Thing]:
    both = {DESKS[category]} | ({DESKS["beda_nama"]} if category == "turun_status" else set())
    theirs = lambda asker: (asker.profile, asker.area) in both  # noqa: E731
    listed = lambda answer: number in [row["number"] for row in answer["rows"]]  # noqa: E731
    known = {"number": number}
    return [
        *(Thing(method, known | more, theirs, name=category) for method, more in OF_ONE.items()),
        Thing("tickets", {"queue": "waiting"}, theirs, listed, name=category),
    ]
