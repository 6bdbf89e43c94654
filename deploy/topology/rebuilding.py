"""Makes a broker that lost its messages whole again: every queue, and everything that must be on its way."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kombu import Queue

from deploy.topology import from_state
from deploy.topology.databases import Databases, opened
from deploy.topology.declared import queues
from deploy.topology.declaring import DeclaredOtherwise, declare, declare_anew, is_new
from deploy.topology.emitting import emit
from deploy.topology.from_outbox import not_taken, replayed_and_not_taken
from deploy.topology.subscribers import SUBSCRIBERS
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.queues import RPC_EXCHANGE, dead_letter_name, subscription_queue
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.events import FormSent, RecordApplied, RecordConflicted
from services.contracts.verification.events import CaseCompleted, CaseReturned
from services.contracts.verification.messages import level_queue
from services.contracts.verification.public import subscriber_queue
from services.verification.domain.levels import LEVELS

Say = Callable[[str], None]

# queues whose messages follow from the state of forms, cases and ticks; all others are refilled from the outboxes
FROM_STATE = {
    *(level_queue(number) for number in LEVELS),
    subscription_queue("verification", FormSent).name,
    subscription_queue("verification", Level1UnitFlagged).name,
    subscription_queue("verification", RecordApplied).name,  # registration answers a completed case again
    subscription_queue("verification", RecordConflicted).name,
    subscription_queue("registration", CaseCompleted).name,
    subscription_queue("registration", CaseReturned).name,
    *(subscriber_queue(name) for name in SUBSCRIBERS),
}


def rebuild(url: str, addresses: Mapping[str, str], say: Say, after: Mapping[str, int] | None = None) -> None:
    """Declare everything, then send what was confirmed and has had no effect yet; safe to run again, and at any time.

    ``after``: subscriber -> number of the last public event that it has taken; without it, it gets all of them.
    """
    say(f"{declare_anew(url)} queues declared")
    publisher = ConfirmedPublisher(url)
    try:
        with opened(addresses) as databases:
            for what, messages in _sources(databases, after or {}):
                counts = emit(publisher, messages)
                say(f"{what}: {counts.total()}")
                for queue, count in sorted(counts.items()):
                    say(f"  {queue} {count}")
    finally:
        publisher.discard()


def declare_or_rebuild(url: str, addresses: Mapping[str, str], say: Say) -> None:
    """What a start does: a broker that is new, or has something of an older version in use, is rebuilt."""
    if not is_new(url):
        try:
            say(f"{declare(url)} queues declared")
        except DeclaredOtherwise as difference:
            say(str(difference))
        else:
            return
    rebuild(url, addresses, say)


def _sources(databases: Databases, after: Mapping[str, int]) -> Iterator[tuple[str, Iterable[Outgoing]]]:
    yield "level-1 ticks unknown to verification", from_state.ticks_that_verification_does_not_know(databases)
    yield "forms between registration and verification", from_state.forms_between_the_services(databases)
    yield "cases that wait for a worker", from_state.cases_that_wait_for_a_worker(databases)
    yield "cases that wait for the record", from_state.cases_that_wait_for_the_record(databases)
    yield "events without effect yet", not_taken(databases, refilled())
    yield "replayed messages without effect yet", replayed_and_not_taken(databases)
    for name in SUBSCRIBERS:
        yield f"events of {name}", from_state.events_of_a_subscriber(databases, name, after.get(name, 0))


def refilled() -> list[Queue]:
    """The queues of events whose only trace is their outbox row."""
    lost = {dead_letter_name(queue.name) for queue in queues()}
    events = [queue for queue in queues() if queue.exchange.name != RPC_EXCHANGE.name]
    return [queue for queue in events if queue.name not in FROM_STATE | lost]
