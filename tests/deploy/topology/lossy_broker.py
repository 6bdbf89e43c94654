"""Services on real databases, and a broker between them that loses what it is told to."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.batch import Batches
from services.chassis.confirmed_publisher import Outgoing
from services.chassis.queues import subscription_queue
from services.chassis.subscribe import Subscription
from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.registration.answers import Submission
from services.identity.service import IdentityService
from services.reporting.service import ReportingService
from services.verification.worker import VerificationWorker
from tests.services.asking import ask
from tests.services.people import service
from tests.services.registration.running import Running as Registration
from tests.services.verification.fake_registration import FakeIdentity
from tests.services.verification.running import Running as Verification

Body = dict[str, Any]


class LossyBroker:
    """``queues`` holds what the relays brought and nobody took; ``lose`` empties it."""

    def __init__(self, registration: Registration, verification: Verification, others: Mapping[str, Work]) -> None:
        self.registration, self.verification = registration, verification
        reporting, worker, identity = ReportingService(), VerificationWorker(), IdentityService()
        vars(reporting).update(work=others["reporting"])
        vars(worker).update(work=verification.work)
        vars(identity).update(work=others["identity"])
        vars(verification.service).update(services=_Services(registration))
        vars(verification).update(deliver=lambda: None)  # here messages take the way over the broker
        self.databases = {"registration": registration.work, "verification": verification.work, **others}
        self.queues: list[tuple[str, Body]] = []
        self._takers = dict(_takers(registration.service, verification.service, reporting, worker, identity))

    def relay(self) -> None:
        """Everything that waits in an outbox is confirmed by the broker."""
        for work in self.databases.values():
            with work.begin() as uow:
                waiting = uow.session.execute(sa.select(outbox).where(outbox.c.published_at.is_(None)))
                for row in waiting.all():
                    names = [name for name, key in self.bindings.items() if key == (row.exchange, row.routing_key)]
                    self.queues += [(name, row.body) for name in names]
                uow.session.execute(sa.update(outbox).values(published_at=sa.func.now()))

    @property
    def bindings(self) -> dict[str, tuple[str, str]]:
        """Queue -> exchange and routing key."""
        return {name: (queue.exchange.name, queue.routing_key) for name, (queue, _) in self._takers.items()}

    def lose(self) -> list[str]:
        """Whatever the relays brought is gone; the names of the queues that had something."""
        self.relay()
        lost, self.queues = [name for name, _ in self.queues], []
        return lost

    def deliver(self, *queues: str) -> None:
        """Until nothing moves any more; with names, only these queues, once."""
        self.relay()
        while taken := [message for message in self.queues if not queues or message[0] in queues]:
            self.queues = [message for message in self.queues if message not in taken]
            for name, body in taken:
                self._takers[name][1](body)
            self.relay()
            if queues:
                return

    def send(self, messages: Iterable[Outgoing]) -> list[str]:
        """What a rebuild emits; the names of its queues."""
        sent = list(messages)
        self.queues += [(message.routing_key, _as_read(message.body)) for message in sent]
        return [message.routing_key for message in sent]


def _as_read(body: Body | str | bytes) -> Body:
    read: Body = json.loads(json.dumps(body) if isinstance(body, dict) else body)
    return read


class _Services:
    """The way to registration as verification has it; the campaign is open."""

    def __init__(self, registration: Registration) -> None:
        self._service, self.registration, self.identity = registration.service, self, FakeIdentity()
        self.reference = registration.services.reference

    def submissions(self, submission_ids: list[str]) -> list[Submission]:
        found: list[Submission] = ask(
            self._service, "submissions", service("verification"), submission_ids=submission_ids
        )
        return found


def _takers(*services: Any) -> Iterator[tuple[str, tuple[Any, Callable[[Body], None]]]]:
    """Queue name -> the queue, and what takes a message from it."""
    for one in services:
        for _, method in inspect.getmembers(one, inspect.ismethod):
            for entrypoint in getattr(method, "nameko_entrypoints", ()):
                if isinstance(entrypoint, Subscription):
                    queue = subscription_queue(one.name, entrypoint.event)
                    yield queue.name, (queue, _one(method, entrypoint.event))
                elif isinstance(entrypoint, Batches):
                    yield entrypoint.queue.name, (entrypoint.queue, _many(method, entrypoint.message))


def _one(method: Callable[..., None], event: Any) -> Callable[[Body], None]:
    return lambda body: method(event.from_wire(body))


def _many(method: Callable[..., None], message: Any) -> Callable[[Body], None]:
    return lambda body: method([message.from_wire(body)])
