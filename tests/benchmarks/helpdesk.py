"""``./epupns bench helpdesk``: 10,000 people miss one school, in 300 spellings; how long until every form has it.

``--people`` (10000) forms wait with a ticket each.  The tickets are grouped as the job groups them, an operator merges
what the job left apart and adds the school, the job answers, and registration fills the forms: the handlers of the
three services on databases of their own, messages handed over in this process (``bench rpc`` measures the broker).
It checks what it timed: one value, every ticket answered once, every form filled.  ``--json``.
"""

from __future__ import annotations

import base64
import os
import random
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from services.chassis.database import create_engine, open_work
from services.chassis.many_rows import insert_rows
from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.event import new_id
from services.contracts.helpdesk.events import RequestsAnswered, RequestsDecided
from services.contracts.reference import values as asked_of_reference
from services.contracts.request import Request
from services.helpdesk.clusters import acting, answering, deciding, grouping, taking_back
from services.helpdesk.tables import clusters, tickets
from services.reference.handlers import settling
from services.reference.seed_demo import seed
from services.registration.handlers import asking_for_values
from services.registration.tables import asked_values, forms, people, registrants
from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._scratch import scratch_databases
from tests.benchmarks._spellings import spellings
from tests.benchmarks.seeding import DEMO
from tests.services.people import agency, official, service

SPELLINGS, VILLAGE = 300, "Telaga Biru"
ODD = ("SDN 3 Telaga Biru Wanasari", "SD 3 Telaga Biru", "SDN Telaga Biru Tiga")  # no rule finds that these mean it
AGENCY, PLACE = "9811", "8101"  # Kabupaten Wanasari of the demo country
SCHOOL = {"name": f"SD Negeri 3 {VILLAGE}", "place": PLACE, "attributes": {"jenis": "SD", "tipe": "N", "rombel": "6"}}
SERVICES = ("helpdesk", "reference", "registration")


class Reference:
    """Reference as the helpdesk asks it, in this process."""

    def __init__(self, work: Work) -> None:
        self.reference, self._work = self, work

    def settle_value(self, *, key: str, **body: Any) -> Any:
        schema: Request = asked_of_reference.SettleValue()
        return self._work.do(settling.settle_value, service("helpdesk"), **schema.load(body))


def _ten_seconds_later(works: dict[str, Work]) -> None:
    """What was decided is final, and reference is asked."""
    with works["helpdesk"].begin() as uow:
        uow.session.execute(sa.update(clusters).where(clusters.c.state == "sending").values(due_at=sa.func.now()))
    works["helpdesk"].do(taking_back.complete_due)
    with works["helpdesk"].begin() as uow:
        acting_ones = uow.session.scalars(sa.select(clusters.c.id).where(clusters.c.state == "acting")).all()
    for cluster_id in acting_ones:
        works["helpdesk"].do(
            acting.act_together, RequestsDecided(cluster_id=cluster_id), Reference(works["reference"])
        )


class Names:
    """No case is held back here, so nobody asks for names."""


def main() -> None:
    """The command."""
    number = option("people", 10_000)
    os.environ.setdefault("ASSERTION_PRIVATE_KEY", base64.b64encode(b"a" * 32).decode())  # marks the audit's entries
    with scratch_databases(*SERVICES) as urls:
        engines = {name: create_engine(url) for name, url in urls.items()}
        works = {name: open_work(engine) for name, engine in engines.items()}
        with works["reference"].begin() as uow:
            seed(uow.session.connection(), DEMO)
        typed = _asked(number)
        _people_ask(works, typed)
        tell(_measured(works, number, len(set(typed))))
        for engine in engines.values():
            engine.dispose()


def _asked(number: int) -> list[str]:
    """What each person typed: every spelling at least once, in any order."""
    ways, dice = [*spellings(SPELLINGS - len(ODD), VILLAGE), *ODD], random.Random(1945)
    typed = [*ways, *dice.choices(ways, k=number - len(ways))]
    dice.shuffle(typed)
    return typed


def _measured(works: dict[str, Work], number: int, ways: int) -> dict[str, Any]:
    helpdesk = works["helpdesk"]
    grouped = _seconds(lambda: _until_done(helpdesk, grouping.group_some))
    with helpdesk.begin() as uow:
        found = uow.session.execute(
            sa.select(clusters).where(clusters.c.state == "open").order_by(clusters.c.tickets.desc())
        ).all()
    operator = official("Dewi", ("helpdesk_bkd", agency(AGENCY)))  # type: ignore[arg-type]
    merged = _seconds(lambda: _merge(works, operator, found))
    began = time.perf_counter()
    decided = _seconds(lambda: _add(works, operator, found[0].id))
    answered = _seconds(lambda: _until_done(helpdesk, answering.answer_some))
    filled = _seconds(lambda: _hand_over(works))
    whole = time.perf_counter() - began
    _check(works, number)
    return {
        "people": number, "spellings": ways, "groups": len(found),
        "requests in each": ", ".join(str(row.tickets) for row in found),
        "seconds": {
            "grouping, all": grouped, "merging": merged, "decision": decided, "answering, all": answered,
            "filling, all": filled,
        },
        "seconds from decision to the last form": round(whole, 2), "machine": machine(),
    }  # fmt: skip


def _merge(works: dict[str, Work], operator: Actor, found: Any) -> None:
    first, *others = found
    if others:
        ids = [row.id for row in others]
        said = {"cluster_id": first.id, "version": first.version, "others": ids}
        works["helpdesk"].do(deciding.merge_clusters, operator, **said)
        _ten_seconds_later(works)


def _add(works: dict[str, Work], operator: Actor, cluster_id: str) -> None:
    with works["helpdesk"].begin() as uow:
        version = uow.session.scalar(sa.select(clusters.c.version).where(clusters.c.id == cluster_id))
    said = {"parent": "", "confirmed": True, **SCHOOL, "cluster_id": cluster_id, "version": version}
    works["helpdesk"].do(deciding.add_value_for, operator, Reference(works["reference"]), **said)
    _ten_seconds_later(works)


def _hand_over(works: dict[str, Work]) -> None:
    """What the helpdesk has told, as the relay sends it."""
    with works["helpdesk"].begin() as uow:
        bodies = uow.session.scalars(
            sa.select(outbox.c.body).where(outbox.c.routing_key == RequestsAnswered.topic).order_by(outbox.c.id)
        ).all()
    for body in bodies:
        works["registration"].do_once(asking_for_values.settle, RequestsAnswered.from_wire(body), Names())


def _check(works: dict[str, Work], number: int) -> None:
    with works["helpdesk"].begin() as uow:
        waiting = uow.session.scalar(sa.select(sa.func.count()).where(tickets.c.state != "answered"))
        code = uow.session.scalar(sa.select(clusters.c.code).where(clusters.c.state == "decided"))
    with works["registration"].begin() as uow:
        with_it = forms.c.answers["sekolah_induk"].astext == code
        filled = uow.session.scalar(sa.select(sa.func.count()).select_from(forms).where(with_it, forms.c.version == 2))
    if (waiting, filled) != (0, number):
        raise AssertionError(f"{waiting} tickets wait, {filled} of {number} forms are filled")


def _people_ask(works: dict[str, Work], typed: list[str]) -> None:
    """Each has a form with the missing school in it, and a ticket."""
    rows = [(new_id(), new_id(), f"19{n:016}", text) for n, text in enumerate(typed)]
    with works["registration"].begin() as uow:
        for table, row in (
            (people, lambda person, _asked, nip, _text: {
                "id": person, "nip": nip, "name": "X", "birth_date": "1975-03-27", "agency_id": AGENCY,
                "unit_id": "u", "record": {},
            }),
            (registrants, lambda person, _asked, nip, _text: {
                "person_id": person, "register_number": nip, "agency_id": AGENCY, "email": "x@y.z", "phone": "1",
                "state": "aktif",
            }),
            (forms, lambda person, asked, _nip, _text: {"person_id": person, "answers": {"sekolah_induk": asked}}),
            (asked_values, lambda person, asked, _nip, text: {
                "id": asked, "person_id": person, "list": "sekolah", "name": text,
            }),
        ):  # fmt: skip
            uow.session.execute(insert_rows(table, [row(*one) for one in rows]))
    with works["helpdesk"].begin() as uow:
        uow.session.execute(insert_rows(tickets, [_ticket(*one) for one in rows]))


def _ticket(person: str, asked: str, nip: str, text: str) -> dict[str, Any]:
    return {
        "id": asked, "number": nip, "category": "data_sekolah", "nip": nip, "name": "X", "email": "x@y.z",
        "description": "", "facts": {"nama_isian": text}, "desks": [f"helpdesk_bkd:{AGENCY}"], "source": "session",
        "person_id": person, "agency_id": AGENCY, "list": "sekolah", "asked": text,
    }  # fmt: skip


def _until_done(work: Work, step: Callable[..., object]) -> None:
    while work.do(step):
        pass


def _seconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return round(time.perf_counter() - began, 2)


if __name__ == "__main__":
    main()
