"""Every exchange and queue of the system, found in the entrypoints of its services."""
from __future__ import annotations

import inspect
from collections.abc import Iterator

from kombu import Exchange, Queue
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR

from deploy.topology.subscribers import SUBSCRIBERS
from services.chassis.batch import Batches
from services.chassis.queues import (
    DEAD_LETTERS,
    RPC_EXCHANGE,
    dead_letter_queue,
    has_dead_letters,
    rpc_queue,
    subscription_queue,
)
from services.chassis.rpc import Rpc
from services.chassis.subscribe import Subscription
from services.contracts.verification.public import EXCHANGE, subscriber_queue
from services.helpdesk.service import HelpdeskService
from services.identity.service import IdentityService
from services.reference.service import ReferenceService
from services.registration.service import RegistrationService
from services.reporting.service import ReportingService
from services.verification.service import VerificationService
from services.verification.worker import VerificationWorker

SERVICES = (
    HelpdeskService,
    IdentityService,
    ReferenceService,
    RegistrationService,
    ReportingService,
    VerificationService,
    VerificationWorker,
)


def exchanges() -> list[Exchange]:
    """The exchanges that no queue declares by itself."""
    publishers = [service.name for service in SERVICES if service is not VerificationWorker]
    events = [Exchange(f"{name}.events", type="topic", durable=True) for name in publishers]
    return [RPC_EXCHANGE, DEAD_LETTERS, Exchange(EXCHANGE, type="direct", durable=True), *events]


def queues() -> list[Queue]:
    """Every durable queue of the system, dead-letter queues included."""
    found: dict[str, Queue] = {}
    for queue in (queue for service in SERVICES for queue in queues_of(service)):
        found[queue.name] = queue
    for name in SUBSCRIBERS:
        found[subscriber_queue(name)] = public_queue(name)
    lost = [dead_letter_queue(name) for name, queue in found.items() if has_dead_letters(queue)]
    return [*found.values(), *lost]


def public_queue(subscriber: str) -> Queue:
    """A subscribing system's own queue: nothing is dropped while it is away."""
    name = subscriber_queue(subscriber)
    arguments = {"x-queue-type": "quorum", "x-overflow": "reject-publish"}
    exchange = Exchange(EXCHANGE, type="direct", durable=True)
    return Queue(name, exchange, routing_key=name, durable=True, queue_arguments=arguments)


def queues_of(service: type) -> Iterator[Queue]:
    """The queues of one service's entrypoints."""
    for _, method in inspect.getmembers(service, inspect.isfunction):
        for entrypoint in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ()):
            if isinstance(entrypoint, Subscription):
                yield subscription_queue(service.name, entrypoint.event)  # type: ignore[attr-defined]
            elif isinstance(entrypoint, Batches):
                yield entrypoint.queue
            elif isinstance(entrypoint, Rpc):
                yield rpc_queue(service.name)  # type: ignore[attr-defined]
