"""The post between outbox and level worker: it carries messages several times, in any order, and garbles some."""
from __future__ import annotations

import json
import random
from typing import Any

import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import UnitOfWork
from services.contracts.verification.messages import level_queue
from services.verification.handlers import intake
from tests.services.chassis.broker_side import Broker
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.running import Running

QUEUE = level_queue(1)
MOST_COPIES = 5
BAD_JSON, WRONG_TYPE, UNKNOWN_VERSION, TOO_LARGE = GARBLED = ["A", "B", "C", "D"]  # owners of cases
UNKNOWN, RAISES, EXITS = FAULTY_ELSEWHERE = ["U", "R", "X"]


class Post:
    """``messages``: what each person's case wrote to the outbox, as it should arrive."""

    def __init__(self, running: Running, broker: Broker) -> None:
        self._running, self.broker = running, broker
        self.messages: dict[str, dict[str, Any]] = {}

    def take_in(self, uow: UnitOfWork, person: str) -> None:
        """A form was sent; its case's message goes no further than this post."""
        event = self._running.services.registration.sent(form(change("agama", "2", old="1"), person=person))
        intake.take_in(uow, event, self._running.services)  # type: ignore[arg-type]
        newest = sa.select(outbox.c.body).where(outbox.c.routing_key == QUEUE).order_by(outbox.c.id.desc()).limit(1)
        self.messages[person] = uow.session.scalars(newest).one()

    def send(self) -> int:
        """Everything, each up to five times under one id, in an order that chance makes; how many that was."""
        chance = random.Random()
        most = dict.fromkeys(self.messages, MOST_COPIES) | {EXITS: 2}  # each of these costs a restart
        copies = [person for person, copies in most.items() for _ in range(chance.randint(1, copies))]
        chance.shuffle(copies)
        for person in copies:
            self.broker.publish(QUEUE, self.as_published(person), message_id=id_of(f"message {person}"))
        return len(copies)

    def as_published(self, person: str) -> bytes:
        """The body that arrives."""
        message = self.messages[person]
        if person == BAD_JSON:
            return json.dumps(message)[:-1].encode()
        garbled: dict[str, dict[str, Any]] = {
            WRONG_TYPE: {"type": "form-sent.v1", **message},
            UNKNOWN_VERSION: {**message, "format": 2},
            TOO_LARGE: {**message, "event_id": "x" * 10_000_000},
        }
        return json.dumps(garbled.get(person, message)).encode()
