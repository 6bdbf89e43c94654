"""One connection on which all entrypoints of a container consume; it drains on stop and reconnects by itself.

nameko's own ``QueueConsumer`` skips the acknowledgements of running work when it stops, and dies of a broken pipe.
"""
from __future__ import annotations

import time
from typing import Any, Protocol

import eventlet
import structlog
from amqp.exceptions import AMQPError, PreconditionFailed
from eventlet.event import Event as Signal
from eventlet.semaphore import Semaphore
from kombu import Connection, Consumer, Queue
from kombu.exceptions import OperationalError
from kombu.message import Message
from nameko.extensions import SharedExtension

from services.chassis.environment import ConfigurationError
from services.chassis.failure import LONGEST_WAIT, waits
from services.chassis.queues import dead_letter_queue

log = structlog.get_logger()
TICK = 0.05  # seconds between two looks at what entrypoints want
LONGEST_DRAIN = 60.0  # seconds a stop waits for running work


class Taker(Protocol):
    """An entrypoint that takes messages from a queue."""

    queue: Queue
    prefetch: int

    def take(self, message: Message) -> None:
        """A message has come; settle it later with ``ack``."""

    def tick(self) -> None:
        """Called about every ``TICK`` seconds and after each message."""


class Listener(SharedExtension):
    """Delivers messages to the takers of one container."""

    def __init__(self) -> None:
        self.takers: list[Taker] = []
        self.ready = False
        self.stopping = False
        self._in_flight: set[Message] = set()
        self._write = Semaphore()
        self._connection: Connection | None = None
        self._stopped = Signal()
        self._started = False

    def register(self, taker: Taker) -> None:
        """Add a taker; called from an entrypoint's ``setup``."""
        self.takers.append(taker)

    def start(self) -> None:
        """Begin to consume, once for the container."""
        if not self._started:
            self._started = True
            self.container.spawn_managed_thread(self._run, identifier="listener")

    def drain(self) -> None:
        """Take nothing more, and return when all that was taken is settled."""
        self.stopping = True
        if self._started:
            self._stopped.wait()

    def settle(self, message: Message, *, multiple: bool = False) -> None:
        """Acknowledge what is done; on a connection that is gone the broker delivers it again."""
        with self._write:
            if message.channel is not None and message.channel.connection is self._current():
                try:
                    message.ack(multiple=multiple)
                except (OSError, AttributeError):
                    log.warning("ack_lost", queue=message.delivery_info.get("routing_key"))
        self.forget(message)

    def forget(self, message: Message) -> None:
        """The message is no longer ours: settled, or given back with the connection."""
        self._in_flight.discard(message)

    def _current(self) -> Any:
        return None if self._connection is None else self._connection.connection

    def _run(self) -> None:
        pauses = iter(waits())
        while not self.stopping:
            try:
                self._consume_on_one_connection()
                pauses = iter(waits())
            except PreconditionFailed as error:
                text = f"A queue exists with other arguments; run ./epupns topology: {error}"
                raise ConfigurationError(text) from error
            except (OSError, AMQPError, OperationalError) as error:
                log.warning("broker_away", error=type(error).__name__)
            finally:
                self.ready = False
                self._connection = None
                self._in_flight.clear()
            if not self.stopping:
                eventlet.sleep(next(pauses, LONGEST_WAIT))
        self._stopped.send(None)

    def _consume_on_one_connection(self) -> None:
        url = self.container.config["AMQP_URI"]
        connection = Connection(url, heartbeat=10, connect_timeout=5, transport_options={"confirm_publish": False})
        try:
            connection.ensure_connection(max_retries=1)
            self._connection = connection
            consumers = [self._consumer(connection, taker) for taker in self.takers]
            self.ready = True
            self._drain_events(connection, consumers)
        finally:
            connection.collect(socket_timeout=2)

    def _consumer(self, connection: Connection, taker: Taker) -> Consumer:
        channel = connection.channel()
        taker.queue(channel).declare()
        if taker.queue.queue_arguments:
            dead_letter_queue(taker.queue.name)(channel).declare()

        def on_message(message: Message) -> None:
            self._in_flight.add(message)
            taker.take(message)

        consumer = Consumer(channel, queues=[taker.queue], on_message=on_message, auto_declare=False)
        consumer.qos(prefetch_count=taker.prefetch)
        consumer.consume()
        return consumer

    def _drain_events(self, connection: Connection, consumers: list[Consumer]) -> None:
        while not self.stopping:
            self._one_tick(connection)
        for consumer in consumers:
            consumer.cancel()
        give_up = time.monotonic() + LONGEST_DRAIN
        while self._in_flight and time.monotonic() < give_up:
            self._one_tick(connection)
        if self._in_flight:
            log.warning("drain_gave_up", in_flight=len(self._in_flight))

    def _one_tick(self, connection: Connection) -> None:
        try:
            connection.drain_events(timeout=TICK)
        except TimeoutError:
            with self._write:
                connection.heartbeat_check()
        for taker in self.takers:
            taker.tick()
