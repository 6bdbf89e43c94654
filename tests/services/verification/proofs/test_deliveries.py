"""Messages come 1 to 5 times, out of order within a hundred, the next before its predecessor, and a day late again.

Whatever the post does, the cases end as when every message comes once and in order.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.registration.events import FormSent, RecordApplied
from services.contracts.verification.messages import CaseAtLevel
from services.verification.handlers.arriving import UnknownCase
from services.verification.tables import cases, decisions, findings, public_events, transitions
from tests.services.conftest import OpenDatabase
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, CITRA, DEWI
from tests.services.verification.running import LEVEL, Running

PEOPLE = [f"{number}P" for number in range(60)]
WINDOW, MOST_COPIES, BATCH = 100, 5, 25
CHANGES = {  # by the last digit of the person's number
    0: [change("tanggal_lahir", "1975-03-28", old="1975-03-27")],
    1: [change("nama", "Nama Baru", old="Nama")],
    2: [change("agama", "2", old="1"), change("nama", "Nama Lain", old="Nama")],
}
Delivery = tuple[str, Any]  # what it is, and the message


class OrderlyPost:
    """Every message once, in the order in which it was written."""

    def carry(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        return list(deliveries)

    def again(self) -> list[Delivery]:
        return []


class BadPost:
    """1 to 5 copies, each up to a hundred places late; what was carried a day ago comes once more."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._carried = chance, list[Delivery]()

    def carry(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        copies = [one for one in deliveries for _ in range(self._chance.randint(1, MOST_COPIES))]
        placed = sorted(enumerate(copies), key=lambda one: one[0] + self._chance.uniform(0, WINDOW))
        self._carried += deliveries
        return [one for _, one in placed]

    def again(self) -> list[Delivery]:
        return self._chance.sample(self._carried, len(self._carried))


class Day:
    """One day of the campaign with a given post: forms, levels, people's decisions, the record's answers."""

    def __init__(self, running: Running, post: OrderlyPost | BadPost) -> None:
        self.running, self.post = running, post

    def run(self) -> None:
        """Everybody to the end, then everything that was ever delivered once more."""
        self._deliver([("form", self._sent(person)) for person in PEOPLE])
        for verifier in (ANI, BIMA, CITRA, DEWI):
            for person in PEOPLE:
                if self.running.case(person).state == "open":
                    self.running.tick(verifier, person=person)
                    self.running.ask("send", verifier, person)
            self._time_passes()
        answers = [("applied", self._applied(person)) for person in PEOPLE]
        self._deliver(answers)
        self._deliver_all(self.post.again())

    def _sent(self, person: str) -> FormSent:
        mine = CHANGES.get(int(person[:-1]) % 4, [])
        return self.running.services.registration.sent(form(*mine, person=person))

    def _applied(self, person: str) -> RecordApplied:
        case_id = self.running.case(person).id
        return RecordApplied(case_id=case_id, person_id=id_of(person), record_version=2, changed=["nama"])

    def _time_passes(self) -> None:
        from services.verification.handlers import deciding

        self.running.pass_time(11)
        while self.running.work.do(deciding.complete_due):
            pass
        self._deliver([])

    def _deliver(self, deliveries: list[Delivery]) -> None:
        """What was written meanwhile goes along, until nothing moves by itself."""
        while deliveries := [*deliveries, *self._written()]:
            self._deliver_all(self.post.carry(deliveries))
            deliveries = []

    def _written(self) -> list[Delivery]:
        level = [(key, body) for key, body in self.running.waiting() if key.startswith(LEVEL)]
        return [(key, CaseAtLevel(**body)) for key, body in level]

    def _deliver_all(self, deliveries: list[Delivery]) -> None:
        """Level messages in batches, as the worker takes them; all others one by one."""
        kinds: dict[str, list[Any]] = {}
        for kind, message in deliveries:
            kinds.setdefault(kind, []).append(message)
        for kind, messages in kinds.items():
            for start in range(0, len(messages), BATCH):
                self._take(kind, messages[start : start + BATCH])

    def _take(self, kind: str, messages: list[Any]) -> None:
        if kind.startswith(LEVEL):
            self.running.arrive(int(kind.removeprefix(LEVEL)), messages)
            return
        service = self.running.service
        handlers: dict[str, Callable[[Any], None]] = {
            "form": service.on_form_sent, "applied": service.on_record_applied,
        }  # fmt: skip
        for message in messages:
            handlers[kind](message)


def ends(running: Running) -> dict[str, Any]:
    """What the database says in the end, without the ids and moments that chance gives."""
    with running.work.begin() as uow:
        people = {row.id: row.person_id for row in uow.session.execute(sa.select(cases.c.id, cases.c.person_id))}
        states = sa.select(cases.c.person_id, cases.c.state, cases.c.level, cases.c.round, cases.c.version)
        steps = sa.select(transitions).order_by(transitions.c.case_id, transitions.c.version)
        made = sa.select(decisions.c.case_id, decisions.c.level, decisions.c.key, decisions.c.verdict, decisions.c.name)
        told = uow.session.scalars(sa.select(public_events.c.event)).all()
        return {
            "states": sorted(map(tuple, uow.session.execute(states))),
            "steps": sorted(
                (people[s.case_id], s.version, s.state, s.level, s.name) for s in uow.session.execute(steps)
            ),
            "decisions": sorted(
                (people[d.case_id], d.level, d.key, d.verdict, d.name) for d in uow.session.execute(made)
            ),
            "findings": uow.session.scalar(sa.select(sa.func.count()).select_from(findings)),
            "told": sorted(event["subject"] for event in told),
            "numbers": sorted(int(event["sequence"]) for event in told),
        }


@pytest.fixture
def in_order(open_database: OpenDatabase, field_keys: None) -> dict[str, Any]:
    """The end of an orderly day."""
    running = Running(open_database("verification"))
    running.flag("dinas")
    Day(running, OrderlyPost()).run()
    found = ends(running)
    assert {state for _, state, *_ in found["states"]} == {"done"}
    assert len(found["told"]) == len(PEOPLE)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_bad_post_changes_nothing_about_the_end(
    in_order: dict[str, Any], open_database: OpenDatabase, seed: int
) -> None:
    running = Running(open_database("verification"))
    running.flag("dinas")
    Day(running, BadPost(Random(seed))).run()
    assert ends(running) == in_order


def test_the_next_levels_message_before_its_own_waits_and_nothing_is_skipped(running: Running) -> None:
    """A message of the future cannot be acted on: it is refused, comes again, and then does its work."""
    event = running.services.registration.sent(form(*CHANGES[0]))
    running.service.on_form_sent(event)
    [(_, first)] = [one for one in running.waiting() if one[0] == f"{LEVEL}1"]
    early = CaseAtLevel(first["case_id"], first["version"] + 3, id_of("early"))
    with pytest.raises(UnknownCase):
        running.arrive(2, [early])
    running.arrive(1, [CaseAtLevel(**first)])
    running.decide(ANI)
    running.arrive(2, [early])
    assert [(state, level) for state, level, _ in running.steps()] == [
        ("queued", 1), ("open", 1), ("queued", 2), ("open", 2),
    ]  # fmt: skip
