"""One ticket at a desk of each of the eight profiles, and everything that its operators ask."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import Work
from services.contracts.helpdesk.categories import CATEGORIES, OF_LIST
from services.contracts.profiles import Profile
from services.helpdesk.clusters import grouping
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import clusters
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.helpdesk.reports import PAPER, reported
from tests.services.people import NATIONAL, id_of, official
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
PAPER_OF = {"document_id": PAPER["document_id"]}
ELSEWHERE = {"beda_instansi": {"instansi_benar": "Kab. Malang"}}  # under another regional office
PAGE, WHY = {"version": 0}, {"version": 0, "reason": "x"}
OF_ONE: dict[str, dict[str, Any]] = {
    "ticket": {}, "claim": PAGE, "release": PAGE, "answer": PAGE | {"verdict": "reject", "note": "x"},
    "undo_answer": PAGE, "write_note": {"body": "x"}, "write_message": {"body": "x"},
    "hand_over": WHY | {"profile": "helpdesk_mutasi"}, "merge": WHY, "reopen": WHY,
    "ask_agencies": PAGE | {"agency_id": "malang"},
}  # fmt: skip
OF_NOBODY = {"report", "count_file", "status", "reply", "my_tickets", "desk_counts", "next_ticket", "letter_of"}
MUTASI = official("Muti", (Profile.HELPDESK_MUTASI, NATIONAL))
GROUPS = ("jft", "unor")
SEEN = {"version": 0}
OF_A_GROUP: dict[str, dict[str, Any]] = {
    "cluster": {}, "merge_clusters": {**SEEN, "others": [id_of("nothing")]}, "split_cluster": {**SEEN, "texts": ["x"]},
    "add_value_for": {**SEEN, "name": "Penyuluh"}, "map_cluster": {**SEEN, "code": "x"},
    "refuse_cluster": {**SEEN, "reason": "Tidak ada."}, "undo_cluster": SEEN,
}  # fmt: skip


def walk(work: Work) -> Walk:
    """The form lies with the work unit, so that Turun Status has a ticket, and the kanreg a second one."""
    service = HelpdeskService()
    vars(service).update(work=work, services=FakeServices(level=1))  # as nameko injects it
    numbers = {category: reported(service, category, facts=ELSEWHERE.get(category)) for category in DESKS}
    things = [thing for category, number in numbers.items() for thing in _of_ticket(category, number)]
    while work.do(grouping.group_some):
        pass
    things += [thing for name in GROUPS for thing in _of_cluster(work, name)]
    return Walk(service, [*things, *_of_agencies(service, numbers["beda_instansi"])], without_owner=OF_NOBODY)


def _of_agencies(service: HelpdeskService, number: str) -> list[Thing]:
    """A move that Sleman and Malang confirm."""
    ask(service, "ask_agencies", MUTASI, number=number, version=0, agency_id="malang")
    theirs = lambda asker: asker.area == "own agency"  # noqa: E731
    listed = lambda answer: number in [one["number"] for one in answer]  # noqa: E731
    said = {"number": number, "agency_id": "sleman", "verdict": "approve"}
    return [Thing("confirm_transfer", said, theirs), Thing("transfers_to_confirm", {}, theirs, listed)]


def _of_cluster(work: Work, name: str) -> list[Thing]:
    with work.begin() as uow:
        known = {"cluster_id": uow.session.scalars(sa.select(clusters.c.id).where(clusters.c.list == name)).one()}
    theirs = lambda asker: (asker.profile, asker.area) == DESKS[OF_LIST[name]]  # noqa: E731
    listed = lambda answer: known["cluster_id"] in [row["id"] for row in answer["rows"]]  # noqa: E731
    return [
        *(Thing(method, {**known, **more}, theirs, name=name) for method, more in OF_A_GROUP.items()),
        Thing("clusters", {}, theirs, listed, name=name),
    ]


def _of_ticket(category: str, number: str) -> list[Thing]:
    both = {DESKS[category]} | ({DESKS["beda_nama"]} if category == "turun_status" else set())
    theirs = lambda asker: (asker.profile, asker.area) in both  # noqa: E731
    listed = lambda answer: number in [row["number"] for row in answer["rows"]]  # noqa: E731
    known, into = {"number": number}, {"merge": {"into": number}}  # reached, and told that this is itself
    return [
        *(Thing(method, known | more | into.get(method, {}), theirs, name=category) for method, more in OF_ONE.items()),
        *([Thing("ticket_document", known | PAPER_OF, theirs, name=category)] if CATEGORIES[category].document else []),
        Thing("tickets", {"queue": "waiting"}, theirs, listed, name=category),
    ]
