"""One connection on which all entrypoints of a container consume; it drains on stop and reconnects by itself.

nameko's own ``QueueConsumer`` skips the acknowledgements of running work when it stops, and dies of a broken pipe.
"""
from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

import structlog
from amqp import Message
from amqp.exceptions import AccessRefused, AMQPError, NotAllowed, PreconditionFailed
from eventlet.event import Event as Signal
from eventlet.semaphore import Semaphore
from kombu import Queue
from nameko.extensions import SharedExtension

from services.chassis.acknowledging import in_few_frames
from services.chassis.broker import let_go, open_connection, say_goodbye
from services.chassis.environment import ConfigurationError
from services.chassis.failure import pauses
from services.chassis.frames import take_in

log = structlog.get_logger()
TICK = 0.05  # seconds between two looks at what entrypoints want
HEARTBEAT = 10  # seconds; a silent broker is given up after two of them
LONGEST_AWAY = 2.0  # seconds between two tries to reach the broker
LONGEST_DRAIN = 25.0  # seconds a stop waits for running work; the supervisor waits 30


class Taker(Protocol):
    """An entrypoint that takes messages from a queue."""

    queue: Queue
    prefetch: int

    def take(self, message: Message) -> None:
        """A message has come; settle it later.  May not block and may not raise."""

    def tick(self) -> None:
        """Called about every ``TICK`` seconds and after each message."""

    def lost(self) -> None:
        """The connection is gone: the broker delivers again what was not settled."""


class Listener(SharedExtension):
    """Delivers messages to the takers of one container."""

    def __init__(self) -> None:
        self.takers: list[Taker] = []
        self.stopping = False
        self._consuming = False
        self._in_flight: set[Message] = set()
        self._given_back: set[Message] = set()  # unacknowledged until the connection ends
        self._write = Semaphore()
        self._broken = ""
        self._stop_wanted = Signal()
        self._stopped = Signal()
        self._started = False

    @property
    def ready(self) -> bool:
        """True while the broker has confirmed all consumers and we want to work."""
        return self._consuming and not self.stopping

    def register(self, taker: Taker) -> None:
        """Add a taker; called from an entrypoint's ``setup``."""
        if any(known.queue.name == taker.queue.name for known in self.takers):
            raise ConfigurationError(f"Two entrypoints of one service take from queue {taker.queue.name}.")
        self.takers.append(taker)

    def start(self) -> None:
        """Begin to consume, once for the container."""
        if not self._started:
            self._started = True
            self.container.spawn_managed_thread(self._run, identifier="listener")

    def drain(self) -> None:
        """Take nothing more, and return when all that was taken is settled."""
        if not self.stopping:
            self.stopping = True
            self._stop_wanted.send(None)
        if self._started:
            self._stopped.wait()

    def pause(self, seconds: float) -> None:
        """Sleep; a stop cuts it short."""
        self._stop_wanted.wait(timeout=seconds)

    def holds(self, message: Message) -> bool:
        """False when the message was settled, or is gone with its connection."""
        return message in self._in_flight

    def settle(self, message: Message) -> None:
        """Acknowledge what is done; what its connection took away is delivered again."""
        self.settle_all([message])

    def settle_all(self, messages: Iterable[Message]) -> None:
        """Acknowledge a batch, in one frame where possible."""
        with self._write:
            mine = [message for message in messages if self.holds(message)]
            self._in_flight.difference_update(mine)
            try:
                for message, multiple in in_few_frames(mine, self._in_flight | self._given_back):
                    message.channel.basic_ack(message.delivery_tag, multiple=multiple)
            except Exception as error:  # noqa: BLE001 - whatever it was, the connection is of no use
                self._broken = type(error).__name__

    def forget(self, message: Message) -> None:
        """The message is given back with the connection."""
        if self.holds(message):
            self._in_flight.discard(message)
            self._given_back.add(message)

    def _run(self) -> None:
        try:
            self._keep_consuming()
        finally:
            self._stopped.send(None)

    def _keep_consuming(self) -> None:
        waits = pauses()
        while not self.stopping:
            try:
                self._consume_on_one_connection()
            except (PreconditionFailed, AccessRefused, NotAllowed) as error:
                raise ConfigurationError(_refusal(error)) from error
            except (OSError, AMQPError, AttributeError) as error:  # py-amqp stumbles over what was just closed
                log.warning("broker_away", error=type(error).__name__)
            if self._consuming:
                waits = pauses()
            self._forget_all()
            if not self.stopping:
                self.pause(min(next(waits), LONGEST_AWAY))

    def _forget_all(self) -> None:
        self._consuming, self._broken = False, ""
        self._in_flight.clear()
        self._given_back.clear()
        for taker in self.takers:
            taker.lost()

    def _consume_on_one_connection(self) -> None:
        connection = open_connection(self.container.config["AMQP_URI"], heartbeat=HEARTBEAT)
        try:
            cancels = [self._consume(connection, taker) for taker in self.takers]
            self._consuming = True
            while not self.stopping:
                self._one_tick(connection)
            for cancel in cancels:
                cancel()
            self._finish_what_runs(connection)
            say_goodbye(connection)
        finally:
            let_go(connection)

    def _consume(self, connection: Any, taker: Taker) -> Callable[[], None]:
        """Begin to take what ``taker`` wants; gives what ends it again."""
        channel = connection.channel()
        taker.queue(channel).declare()

        def on_message(message: Message) -> None:
            self._in_flight.add(message)
            taker.take(message)

        channel.basic_qos(0, taker.prefetch, a_global=False)
        tag = channel.basic_consume(taker.queue.name, callback=on_message)
        return partial(channel.basic_cancel, tag)

    def _finish_what_runs(self, connection: Any) -> None:
        give_up = time.monotonic() + LONGEST_DRAIN
        while self._in_flight and time.monotonic() < give_up:
            self._one_tick(connection)
        if self._in_flight:
            log.warning("drain_gave_up", in_flight=len(self._in_flight))

    def _one_tick(self, connection: Any) -> None:
        with contextlib.suppress(TimeoutError):
            take_in(connection, TICK)
        with self._write:
            connection.heartbeat_tick()
        for taker in self.takers:
            taker.tick()
        if self._broken:
            raise ConnectionError(self._broken)


def _refusal(error: AMQPError) -> str:
    if isinstance(error, PreconditionFailed):
        return f"A queue exists with other arguments; run ./epupns topology: {error}"
    return f"The broker of AMQP_URL refuses us: {error}"
