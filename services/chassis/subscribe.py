"""``@subscribe(SomeEvent)``: acknowledged after the commit, retried while something is away, parked when poison."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from amqp import Message
from eventlet.event import Event as Signal
from nameko.extensions import Entrypoint

from services.chassis.dead_letters import DeadLetters
from services.chassis.handling import Handling
from services.chassis.listener import Listener
from services.chassis.queues import subscription_queue
from services.chassis.suspects import Suspects
from services.contracts.event import Event


class Subscription(Entrypoint):
    """One handler of one kind of event, on a queue of its own."""

    listener = Listener()
    suspects = Suspects()
    prefetch = 16
    logs_itself = True

    def __init__(self, event: type[Event], **kwargs: Any) -> None:
        self.event = event
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Take this event's messages."""
        self.queue = subscription_queue(self.container.service_name, self.event)
        self._handling = Handling(self.container, self.listener, self.queue.name, self.event, self._handle)
        self.listener.register(self)
        self.listener.register(DeadLetters(self._handling))

    def stop(self) -> None:
        """Finish what runs, take nothing more."""
        self.listener.drain()

    def tick(self) -> None:
        """Nothing to do between messages."""

    def lost(self) -> None:
        """Nothing is kept here: what runs finds out by itself."""

    def take(self, message: Message) -> None:
        """Handle it beside the others."""
        if not self.suspects.admit(message, self._handling):
            self.container.spawn_managed_thread(partial(self._handling.finish, message))

    def _handle(self, event: Event) -> None:
        """Run the method in a nameko worker; raises what it raises."""
        finished = Signal()

        def tell(_context: Any, result: Any, exc_info: Any) -> Any:
            finished.send(exc_info)
            return result, exc_info

        self.container.spawn_worker(self, (event,), {}, context_data={}, handle_result=tell)
        exc_info = finished.wait()
        if exc_info is not None:
            raise exc_info[1]


def subscribe(event: type[Event]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a method handle this event."""
    decorated: Callable[[Callable[..., Any]], Callable[..., Any]] = Subscription.decorator(event)
    return decorated
