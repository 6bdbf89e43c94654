"""The verification service, its worker, relay and clock, moved by hand in one thread."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.answers import Submission
from services.contracts.registration.events import FormSent
from services.contracts.verification.messages import CaseAtLevel
from services.verification.domain.levels import LEVELS
from services.verification.handlers import arriving, deciding
from services.verification.service import VerificationService
from services.verification.tables import cases, transitions
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.verification.fake_registration import FakeServices

LEVEL = "verification.level."
Body = dict[str, Any]
WAYS_TO_DECIDE: dict[str, Body] = {"save": {"decisions": []}, "send": {}, "return_form": {}}


class Running:
    """``sent`` collects what went out on the broker, as ``(routing key, body)``, level messages aside."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.services = FakeServices()
        self.service = VerificationService()
        vars(self.service).update(work=work, services=self.services)  # as nameko injects them
        self.sent: list[tuple[str, Body]] = []

    def flag(self, *units: str, agency: str = "sleman", flagged: bool = True, version: int = 1) -> None:
        """Tick level-1 units."""
        for unit in units:
            tick = Level1UnitFlagged(unit_id=unit, agency_id=agency, flagged=flagged, version=version)
            self.service.on_level_1_unit_flagged(tick)
        self.deliver()

    def take_in(self, form: Submission) -> FormSent:
        """A form was sent; the case goes as far as it goes by itself."""
        event = self.services.registration.sent(form)
        self.service.on_form_sent(event)
        self.deliver()
        return event

    def waiting(self) -> list[tuple[str, Body]]:
        """Everything that waits in the outbox, as the relay takes it."""
        with self.work.begin() as uow:
            rows = uow.session.execute(sa.select(outbox).where(outbox.c.published_at.is_(None)).order_by(outbox.c.id))
            taken = [(row.routing_key, row.body) for row in rows]
            uow.session.execute(sa.update(outbox).values(published_at=sa.func.now()))
        return taken

    def deliver(self) -> None:
        """Relay and level workers, until nothing moves by itself any more."""
        while messages := self.waiting():
            self.sent += [message for message in messages if not message[0].startswith(LEVEL)]
            for level in LEVELS:
                self.arrive(level, [CaseAtLevel(**body) for key, body in messages if key == f"{LEVEL}{level}"])

    def arrive(self, level: int, messages: list[CaseAtLevel]) -> None:
        """A batch comes to a level's worker."""
        if messages:
            self.work.do(arriving.arrive, level, messages)

    def events(self, topic: str) -> list[Body]:
        """The bodies of one kind of event, in the order in which they were sent."""
        return [body for key, body in self.sent if key == topic]

    def case(self, person: str = "Budi") -> sa.Row[Any]:
        """The case as the database has it."""
        with self.work.begin() as uow:
            return uow.session.execute(sa.select(cases).where(cases.c.person_id == id_of(person))).one()

    def where(self, person: str = "Budi") -> tuple[int, str]:
        """Level and state."""
        row = self.case(person)
        return row.level, row.state

    def steps(self, person: str = "Budi") -> list[tuple[str, int, str]]:
        """Every step of a case: state, level, and who took it."""
        mine = sa.select(transitions).where(transitions.c.case_id == self.case(person).id)
        with self.work.begin() as uow:
            rows = uow.session.execute(mine.order_by(transitions.c.version)).all()
        return [(row.state, row.level, row.name) for row in rows]

    def ask(self, method: str, actor: Actor, person: str = "Budi", **body: Any) -> Any:
        """A method that takes the case as the page shows it now."""
        row = self.case(person)
        return ask(self.service, method, actor, **{"case_id": row.id, "version": row.version} | body)

    def shown(self, actor: Actor, person: str = "Budi") -> Any:
        return ask(self.service, "case", actor, register_number=self.case(person).register_number)

    def tick(self, actor: Actor, rejecting: Mapping[str, str] | None = None, person: str = "Budi") -> None:
        """Claim, and save a decision for each change that is this level's: rejected with its reason, else approved."""
        self.ask("claim", actor, person)
        reasons = rejecting or {}
        decisions = [
            {
                "change_id": change["change_id"],
                "verdict": "reject" if change["key"] in reasons else "approve",
                "reason": reasons.get(change["key"], ""),
            }
            for change in self.shown(actor, person)["changes"]
            if change["decidable"]
        ]
        self.ask("save", actor, person, decisions=decisions)

    def decide(self, actor: Actor, rejecting: Mapping[str, str] | None = None, person: str = "Budi") -> None:
        """Everything ticked and sent on, and ten seconds later."""
        self.tick(actor, rejecting, person)
        self.ask("send", actor, person)
        self.ten_seconds_later()

    def give_back(self, actor: Actor, rejecting: Mapping[str, str], person: str = "Budi") -> None:
        """Kembalikan, and ten seconds later."""
        self.tick(actor, rejecting, person)
        self.ask("return_form", actor, person)
        self.ten_seconds_later()

    def pass_time(self, seconds: int) -> None:
        """The clock of every case runs on."""
        by = sa.text(f"interval '{seconds} seconds'")
        clock = (cases.c.due_at, cases.c.claimed_until, cases.c.claimed_at, cases.c.since)
        later = {column: column - by for column in clock}
        with self.work.begin() as uow:
            uow.session.execute(sa.update(cases).values(later))

    def ten_seconds_later(self) -> None:
        """What was sent is final now."""
        self.pass_time(11)
        while self.work.do(deciding.complete_due):
            pass
        self.deliver()
