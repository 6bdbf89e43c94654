"""How queues look: durable quorum queues with a delivery limit, a dead-letter queue, and refusal when full."""
from __future__ import annotations

from kombu import Exchange, Queue

from services.contracts.event import Event

DEAD_LETTERS = Exchange("dead-letters", type="direct", durable=True)
DELIVERY_LIMIT = 20
RPC_EXCHANGE = Exchange("nameko-rpc", type="topic", durable=True)


def work_queue(name: str, exchange: Exchange | None = None, routing_key: str = "") -> Queue:
    """A queue for work that may not be lost; without an exchange it is reached by its name."""
    return Queue(
        name,
        exchange=exchange or Exchange(""),
        routing_key=routing_key or name,
        durable=True,
        queue_arguments={
            "x-queue-type": "quorum",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": DEAD_LETTERS.name,
            "x-dead-letter-routing-key": dead_letter_name(name),
            "x-dead-letter-strategy": "at-least-once",  # else a dead letter that its queue cannot take now is dropped
            "x-overflow": "reject-publish",
        },
    )


def dead_letter_name(name: str) -> str:
    """The queue that takes what another queue gave up."""
    return f"{name}.dead"


def has_dead_letters(queue: Queue) -> bool:
    """True for a queue that gives up what it delivered too often."""
    return "x-dead-letter-exchange" in (queue.queue_arguments or {})


def dead_letter_queue(name: str) -> Queue:
    """Where the messages go that ``name`` delivered too often."""
    dead = dead_letter_name(name)
    return Queue(dead, DEAD_LETTERS, routing_key=dead, durable=True, queue_arguments={"x-queue-type": "quorum"})


def subscription_queue(service: str, event: type[Event]) -> Queue:
    """The queue of one service for one kind of event."""
    exchange = Exchange(event.exchange(), type="topic", durable=True)
    return work_queue(f"{service}.{event.publisher}.{event.topic}", exchange, event.topic)


def rpc_queue(service: str) -> Queue:
    """nameko's request queue of a service."""
    return Queue(f"rpc-{service}", RPC_EXCHANGE, routing_key=f"{service}.*", durable=True)
