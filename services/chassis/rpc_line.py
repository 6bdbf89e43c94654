"""The client's end of RPC: one thread with one connection sends what callers hand it and tells them the answers.

Only that thread touches the connection.  A request that the broker did not confirm in time shows that the
connection is dead, and is sent once more on a new one; one whose answer was lost with the connection is told so.
"""
from __future__ import annotations

import contextlib
import selectors
import socket
import threading
import time
from collections import deque
from concurrent.futures import Future, InvalidStateError
from typing import Any
from uuid import uuid4

import structlog
from amqp import Message

from services.chassis.broker import let_go, open_connection
from services.chassis.confirms import Confirms
from services.chassis.queues import RPC_EXCHANGE
from services.chassis.rpc_headers import DEADLINE, deadline
from services.contracts.errors import Unavailable

log = structlog.get_logger()
AWAY = "Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi."
CONNECT = 2.0  # seconds
CONFIRM = 2.0  # seconds that the broker has for a confirm
HEARTBEAT = 10  # seconds
SENDINGS = 2  # how often one request may be sent


class Request:
    """One call on its way."""

    def __init__(self, routing_key: str, body: str, headers: dict[str, Any], timeout: float) -> None:
        self.routing_key, self.body = routing_key, body
        self.headers = {**headers, DEADLINE: deadline(timeout)}
        self.until = time.monotonic() + timeout
        self.id = uuid4().hex
        self.answer: Future[str | bytes] = Future()
        self.sendings = 0
        self.sent_at = 0.0

    def tell(self, body: str | bytes) -> None:
        """The answer has come."""
        with contextlib.suppress(InvalidStateError):  # told before
            self.answer.set_result(body)

    def refuse(self) -> None:
        """There will be no answer."""
        with contextlib.suppress(InvalidStateError):
            self.answer.set_exception(Unavailable(AWAY))


class Line:
    """Begins with the first request, and again with the first one after a failure."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._todo: deque[Request] = deque()
        self._waiting: dict[str, Request] = {}
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ears, self._mouth = socket.socketpair()
        self._ears.settimeout(0)
        self._mouth.settimeout(0)
        self._closed = False

    def send(self, request: Request) -> None:
        """Hand over; ``request.answer`` will know."""
        self._waiting[request.id] = request
        self._todo.append(request)
        with self._start:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="rpc", daemon=True)
                self._thread.start()
        self._wake()
        if self._closed:
            request.refuse()

    def forget(self, request: Request) -> None:
        """The caller has its answer, or waits no more."""
        self._waiting.pop(request.id, None)

    def close(self) -> None:
        """End the thread; who waits is refused."""
        self._closed = True
        self._wake()
        with self._start:
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(timeout=CONNECT + 1)
        else:
            self._ears.close()
            self._mouth.close()

    def _wake(self) -> None:
        with contextlib.suppress(OSError):  # full of calls to wake up, or closed
            self._mouth.send(b".")

    def _run(self) -> None:
        while not self._closed:
            self._listen(None, 1.0)
            if self._todo:
                self._serve_on_one_connection()
        self._refuse_all_but(set())
        self._ears.close()
        self._mouth.close()

    def _serve_on_one_connection(self) -> None:
        talk, before = None, set(self._waiting.copy())
        try:
            talk = Talk(self._url, self._waiting)
            while not self._closed:
                self._listen(talk.connection, 0.25 if talk.expects_confirms else 2.0)
                while self._todo:
                    talk.publish(self._todo.popleft())
                talk.hear()
        except Exception as error:  # noqa: BLE001 - whatever it was, the next connection is a new one
            log.warning("rpc_line_lost", error=type(error).__name__, waiting=len(self._waiting))
            self._after_failure(talk, before)
        finally:
            if talk is not None:
                let_go(talk.connection)

    def _after_failure(self, talk: Talk | None, before: set[str]) -> None:
        """What was not sent or not confirmed gets another connection.

        Where no connection was to be had, nobody who had waited for it is kept; who came meanwhile has a try to come.
        """
        unsent = [self._todo.popleft() for _ in range(len(self._todo))]
        if talk is None:
            again = [request for request in unsent if request.id not in before]
        else:
            again = [*talk.unconfirmed(), *unsent]
        self._todo.extendleft(reversed(again))
        self._refuse_all_but({request.id for request in again})

    def _listen(self, connection: Any, timeout: float) -> None:
        """Wait until the broker says something or a caller has work."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._ears, selectors.EVENT_READ)
            if connection is not None:
                selector.register(connection.transport.sock, selectors.EVENT_READ)
            selector.select(0 if self._todo else timeout)
        with contextlib.suppress(BlockingIOError):
            self._ears.recv(65536)

    def _refuse_all_but(self, kept: set[str]) -> None:
        for name in list(self._waiting):
            request = self._waiting.get(name)
            if request is not None and name not in kept:
                request.refuse()


class Talk:
    """One connection's life: a queue for answers, requests that go out, confirms and answers that come in."""

    def __init__(self, url: str, waiting: dict[str, Request]) -> None:
        self._waiting = waiting
        self.connection = open_connection(url, timeout=CONNECT, heartbeat=HEARTBEAT)
        try:
            self._channel = self.connection.channel()
            self._confirms: Confirms[Request] = Confirms(self._channel, Request.refuse)
            self._channel.events["basic_return"].add(self._returned)
            self._reply_to = self._answers_queue()
        except BaseException:
            let_go(self.connection)
            raise

    def publish(self, request: Request) -> None:
        """Send it unless nobody waits for it any more."""
        left = request.until - time.monotonic()
        if left <= 0 or request.answer.done():
            return
        request.sendings += 1
        request.sent_at = time.monotonic()
        message = Message(
            request.body,
            content_type="application/json",
            content_encoding="utf-8",
            application_headers=request.headers,
            correlation_id=request.id,
            reply_to=self._reply_to,
            expiration=str(max(int(left * 1000), 1)),
        )
        self._confirms.published(request)
        self._channel.basic_publish(message, RPC_EXCHANGE.name, request.routing_key, mandatory=True)

    def hear(self) -> None:
        """Take in everything that has come.  Raises ``TimeoutError`` when the broker owes a confirm too long."""
        while True:
            try:
                self.connection.drain_events(timeout=0)
            except TimeoutError:
                break
        self.connection.heartbeat_tick()
        oldest = self._confirms.oldest()
        if oldest is not None and time.monotonic() - oldest.sent_at > CONFIRM:
            raise TimeoutError

    @property
    def expects_confirms(self) -> bool:
        """True while the broker owes an answer to something published."""
        return len(self._confirms) > 0

    def unconfirmed(self) -> list[Request]:
        """The requests that the broker perhaps never got and that may be sent again."""
        return [r for r in self._confirms.open if r.sendings < SENDINGS and r.until > time.monotonic()]

    def _answers_queue(self) -> str:
        channel, name = self._channel, f"rpc.reply-{uuid4()}"
        channel.exchange_declare(RPC_EXCHANGE.name, "topic", durable=True, auto_delete=False)
        channel.queue_declare(name, exclusive=True, auto_delete=True, durable=False)
        channel.queue_bind(name, RPC_EXCHANGE.name, name)
        channel.basic_consume(name, no_ack=True, callback=self._answered)
        return name

    def _answered(self, message: Any) -> None:
        request = self._waiting.get(message.properties.get("correlation_id", ""))
        if request is not None:
            request.tell(message.body)

    def _returned(self, _error: Any, _exchange: str, _routing_key: str, message: Any) -> None:
        request = self._waiting.get(message.properties.get("correlation_id", ""))
        if request is not None:
            request.refuse()
