"""RPC with a timeout: requests expire, a lost broker is told at once, and threads share one client.

Speaks nameko's RPC protocol.  Two connections: one publishes under a lock with confirms, one thread reads replies.
"""
from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any
from uuid import uuid4

import structlog
from amqp import Message
from kombu import Connection, Consumer, Queue

from services.chassis.assertion import Signer
from services.chassis.queues import RPC_EXCHANGE
from services.contracts.errors import Broken, Unavailable, from_wire

log = structlog.get_logger()
AWAY = "Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi."


class RpcClient:
    """Calls ``service.method``; safe in threads and in greenlets."""

    def __init__(self, url: str, *, timeout: float = 10.0) -> None:
        self._url, self._timeout = url, timeout
        self._lock = threading.Lock()
        self._waiting: dict[str, Future[dict[str, Any]]] = {}
        self._publisher: Connection | None = None
        self._replies: threading.Thread | None = None
        self._reply_to = ""
        self._listening = threading.Event()
        self._closed = False

    def call(
        self, service: str, method: str, body: dict[str, Any], *, assertion: str, key: str | None = None
    ) -> Any:
        """The answer.  Raises the service's ``Refusal``; ``Unavailable`` after the timeout (seconds) at the latest."""
        self._listen()
        correlation_id = str(uuid4())
        future: Future[dict[str, Any]] = Future()
        self._waiting[correlation_id] = future
        try:
            self._send(f"{service}.{method}", body, {"nameko.assertion": assertion, "nameko.key": key}, correlation_id)
            reply = future.result(self._timeout)
        except FutureTimeoutError as error:
            raise Unavailable(AWAY, service=service) from error
        finally:
            self._waiting.pop(correlation_id, None)
        return _result(reply)

    def close(self) -> None:
        """Let both connections go."""
        self._closed = True
        with self._lock:
            self._discard_publisher()
        if self._replies is not None:
            self._replies.join(timeout=2)

    def _send(self, routing_key: str, body: dict[str, Any], headers: dict[str, Any], correlation_id: str) -> None:
        message = Message(
            json.dumps({"args": [], "kwargs": body}),
            content_type="application/json",
            content_encoding="utf-8",
            application_headers={name: value for name, value in headers.items() if value is not None},
            correlation_id=correlation_id,
            reply_to=self._reply_to,
            expiration=str(int(self._timeout * 1000)),
        )
        for last_try in (False, True):
            try:
                with self._lock:
                    self._publish(message, routing_key)
            except Exception as error:
                log.warning("rpc_publish_failed", error=type(error).__name__, last_try=last_try)
                if last_try:
                    raise Unavailable(AWAY) from error
            else:
                return

    def _publish(self, message: Message, routing_key: str) -> None:
        try:
            if self._publisher is None:
                self._publisher = self._connect(confirm_publish=True)
            channel = self._publisher.default_channel
            channel.basic_publish_confirm(message, RPC_EXCHANGE.name, routing_key, mandatory=True, confirm_timeout=2)
        except Exception:
            self._discard_publisher()
            raise

    def _discard_publisher(self) -> None:
        publisher, self._publisher = self._publisher, None
        if publisher is not None:
            publisher.collect(socket_timeout=2)

    def _connect(self, *, confirm_publish: bool) -> Connection:
        options = {"confirm_publish": confirm_publish, "read_timeout": 3, "write_timeout": 3}
        connection = Connection(self._url, connect_timeout=2, transport_options=options)
        connection.ensure_connection(max_retries=1, interval_start=0)
        if confirm_publish:
            connection.default_channel.events["basic_return"].add(self._returned)
        return connection

    def _returned(self, _error: Any, _exchange: str, _routing_key: str, message: Any) -> None:
        future = self._waiting.get(message.properties["correlation_id"])
        if future is not None and not future.done():
            future.set_exception(Unavailable(AWAY))

    def _listen(self) -> None:
        with self._lock:
            if self._replies is None or not self._replies.is_alive():
                self._replies = threading.Thread(target=self._read_replies, name="rpc-replies", daemon=True)
                self._replies.start()
        if not self._listening.wait(3):
            raise Unavailable(AWAY)

    def _read_replies(self) -> None:
        while not self._closed:
            try:
                self._read_on_one_connection()
            except Exception as error:  # noqa: BLE001 - whatever it was, the next connection is a new one
                log.warning("rpc_replies_lost", error=type(error).__name__)
            self._listening.clear()
            for future in list(self._waiting.values()):
                if not future.done():
                    future.set_exception(Unavailable(AWAY))
            if not self._closed:
                time.sleep(0.5)

    def _read_on_one_connection(self) -> None:
        connection = Connection(self._url, connect_timeout=2, heartbeat=10)
        try:
            connection.ensure_connection(max_retries=1, interval_start=0)
            name = f"rpc.reply-{uuid4()}"
            queue = Queue(name, RPC_EXCHANGE, routing_key=name, exclusive=True, auto_delete=True, durable=False)
            with Consumer(connection.channel(), [queue], on_message=self._reply, no_ack=True):
                self._reply_to = name
                self._listening.set()
                while not self._closed:
                    try:
                        connection.drain_events(timeout=1)
                    except TimeoutError:
                        connection.heartbeat_check()
        finally:
            connection.collect(socket_timeout=2)

    def _reply(self, message: Any) -> None:
        future = self._waiting.get(message.properties.get("correlation_id", ""))
        if future is not None and not future.done():
            future.set_result(json.loads(message.body))


def _result(reply: dict[str, Any]) -> Any:
    error = reply.get("error")
    if error is None:
        return reply["result"]
    if "refusal" in error:
        raise from_wire(error)
    raise Broken(str(error.get("value", "")), error_id="")


class Services:
    """``services.reference.labels(codes=[...])``, speaking as one service for itself."""

    def __init__(self, client: RpcClient, signer: Signer) -> None:
        self._client, self._signer = client, signer

    def __getattr__(self, service: str) -> _Service:
        return _Service(self._client, service, lambda: self._signer.as_itself(service))


class _Service:
    def __init__(self, client: RpcClient, name: str, assertion: Callable[[], str]) -> None:
        self._client, self._name, self._assertion = client, name, assertion

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*, key: str | None = None, **body: Any) -> Any:
            return self._client.call(self._name, method, body, assertion=self._assertion(), key=key)

        return call
