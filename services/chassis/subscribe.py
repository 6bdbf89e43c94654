"""``@subscribe(SomeEvent)``: acknowledged after the commit, retried while something is away, parked when poison."""
from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import eventlet
import structlog
from kombu.message import Message
from nameko.extensions import Entrypoint

from services.chassis.failure import LONGEST_WAIT, is_transient, waits
from services.chassis.listener import Listener
from services.chassis.metrics import HANDLED, RETRIED
from services.chassis.parking import Delivery, park
from services.chassis.queues import subscription_queue
from services.chassis.work import Work
from services.contracts.event import Event, UnknownEvent

log = structlog.get_logger()


def delivery(queue: str, message: Message) -> Delivery:
    """The message as the parking table keeps it."""
    body = message.body.encode() if isinstance(message.body, str) else bytes(message.body)
    message_id = message.properties.get("message_id") or f"{queue}:{message.delivery_tag}:{hash(body)}"
    headers = {name: value for name, value in (message.headers or {}).items() if isinstance(value, str | int)}
    return Delivery(queue, message_id, body, headers)


class Subscription(Entrypoint):
    """One handler of one kind of event, on a queue of its own."""

    listener = Listener()
    prefetch = 16

    def __init__(self, event: type[Event], **kwargs: Any) -> None:
        self.event = event
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Take this event's messages."""
        self.queue = subscription_queue(self.container.service_name, self.event)
        self.listener.register(self)

    def stop(self) -> None:
        """Finish what runs, take nothing more."""
        self.listener.drain()

    def tick(self) -> None:
        """Nothing to do between messages."""

    def take(self, message: Message) -> None:
        """Run the handler in a worker; poison goes to the parking table."""
        try:
            event = self.event.from_wire(json.loads(message.body))
        except (ValueError, UnknownEvent) as error:
            self.container.spawn_managed_thread(partial(self._park, message, error))
            return
        self._spawn(message, event, iter(waits()))

    def _spawn(self, message: Message, event: Event, pauses: Any) -> None:
        done = partial(self._done, message, event, pauses)
        self.container.spawn_worker(self, (event,), {}, context_data={}, handle_result=done)

    def _done(self, message: Message, event: Event, pauses: Any, _ctx: Any, result: Any, exc_info: Any) -> Any:
        if exc_info is None:
            HANDLED.labels(self.queue.name, "done").inc()
            self.listener.settle(message)
        elif is_transient(exc_info[1]):
            self.container.spawn_managed_thread(partial(self._again, message, event, pauses))
        else:
            log.error("handler_failed", queue=self.queue.name, event_id=event.event_id, exc_info=exc_info)
            self._park(message, exc_info[1])
        return result, exc_info

    def _again(self, message: Message, event: Event, pauses: Any) -> None:
        RETRIED.labels(self.queue.name).inc()
        eventlet.sleep(next(pauses, LONGEST_WAIT))
        if self.listener.stopping:
            self.listener.forget(message)  # unacknowledged: the broker gives it to the next process
        else:
            self._spawn(message, event, pauses)

    def _park(self, message: Message, error: BaseException) -> None:
        work: Work = next(d.work for d in self.container.dependencies if hasattr(d, "work"))
        for pause in [*waits(), *[LONGEST_WAIT] * 100]:
            try:
                work.do(park, delivery(self.queue.name, message), error)
            except Exception as failure:  # noqa: BLE001 - whatever keeps us from parking, the message must stay
                log.warning("parking_failed", queue=self.queue.name, error=type(failure).__name__)
                eventlet.sleep(pause)
            else:
                HANDLED.labels(self.queue.name, "parked").inc()
                self.listener.settle(message)
                return


def subscribe(event: type[Event]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a method handle this event."""
    decorated: Callable[[Callable[..., Any]], Callable[..., Any]] = Subscription.decorator(event)
    return decorated
