"""``@rpc(Schema)``: nameko's RPC protocol, with signed identity, validated arguments and refusals that say why.

A service names its policy table, ``who_may``; what no line of it allows does not reach the method.
"""
from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

import structlog
from amqp import Message
from nameko.extensions import Entrypoint, SharedExtension

from services.chassis import faults
from services.chassis.admission import Admission, Call, Method, method_of
from services.chassis.assertion import Verifier
from services.chassis.failure import is_transient
from services.chassis.handling import work_of
from services.chassis.listener import Listener
from services.chassis.metrics import RPC_EXPIRED, RPC_SECONDS
from services.chassis.queues import rpc_queue
from services.chassis.replies import Reply, ReplySender
from services.chassis.rpc_headers import seconds_left
from services.contracts.errors import Broken, Forbidden, Refusal, Unavailable, to_wire
from services.contracts.request import Request

__all__ = ["Call", "Rpc", "rpc"]

log = structlog.get_logger()


@dataclass(frozen=True)
class Asked:
    """A request as it came, and until when (monotonic seconds) its caller waits."""

    message: Message
    method: str
    at: float
    until: float


class RpcServer(SharedExtension):
    """The queue of a service's requests: finds the method, answers."""

    listener = Listener()
    prefetch = 32

    def __init__(self) -> None:
        self.entrypoints: dict[str, Rpc] = {}
        self.methods: dict[str, Method] = {}

    def setup(self) -> None:
        """Take the service's requests from nameko's queue."""
        self.queue = rpc_queue(self.container.service_name)
        self.admission = Admission(Verifier.from_environment(self.container.service_name), self.methods)
        self.replies = ReplySender(self.container, self.container.config["AMQP_URI"])
        self.listener.register(self)

    def stop(self) -> None:
        """All replies are out: the entrypoints have drained."""
        self.replies.close()

    def tick(self) -> None:
        """Nothing to do between requests."""

    def lost(self) -> None:
        """Nothing is kept here: requests that were running come again, or have expired."""

    def take(self, message: Message) -> None:
        """Run the method in a worker, or answer at once why not; what nobody waits for is not run."""
        now, left = time.monotonic(), seconds_left(message)
        asked = Asked(message, message.delivery_info["routing_key"].rpartition(".")[2], now, now + left)
        if left <= 0:
            RPC_EXPIRED.inc()
            self.listener.settle(message)
            return
        try:
            call = self.admission.call(asked.method, message.headers or {}, message.body)
        except Forbidden as refusal:
            self.container.spawn_managed_thread(partial(self._deny, asked, refusal), identifier="denial")
            return
        except Exception as error:  # noqa: BLE001 - whatever came in, it gets an answer
            self._answer(asked, None, _refusal(asked.method, error))
            return
        done = partial(self._done, asked)
        self.container.spawn_worker(self.entrypoints[asked.method], (call,), {}, context_data={}, handle_result=done)

    def _deny(self, asked: Asked, refusal: Refusal) -> None:
        """Answer what the table does not allow; the audit keeps who tried, or nobody is answered so."""
        try:
            who = self.admission.actor(asked.message.headers or {})
            work_of(self.container).refused(Call(who, {}, None, asked.method), refusal)
        except Exception as error:  # noqa: BLE001 - without the database the answer is that it is away
            refusal = _refusal(asked.method, error)
        self._answer(asked, None, refusal)

    def _done(self, asked: Asked, _ctx: Any, result: Any, exc_info: Any) -> Any:
        self._answer(asked, result, None if exc_info is None else _refusal(asked.method, exc_info[1]))
        return result, exc_info

    def _answer(self, asked: Asked, result: Any, refusal: Refusal | None) -> None:
        """Send the reply; the request is settled when the broker has it."""
        faults.at("before-reply")
        try:
            body = _payload(result, refusal)
        except (TypeError, ValueError) as error:
            refusal = _refusal(asked.method, error)
            body = _payload(None, refusal)
        outcome = "ok" if refusal is None else type(refusal).__name__
        method = asked.method if asked.method in self.entrypoints else "unknown"  # callers do not name our metrics
        RPC_SECONDS.labels(f"{self.container.service_name}.{method}", outcome).observe(time.monotonic() - asked.at)
        properties = asked.message.properties
        if properties.get("reply_to"):
            to, name = properties["reply_to"], properties.get("correlation_id", "")
            self.replies.send(Reply(body, to, name, asked.until, partial(self._answered, asked.message)))
        else:
            self.listener.settle(asked.message)

    def _answered(self, message: Message) -> None:
        faults.at("after-reply-before-ack")
        self.listener.settle(message)


class Rpc(Entrypoint):
    """One method of a service, reached as ``<service>.<method>``."""

    server = RpcServer()
    logs_itself = True

    def __init__(self, schema: type[Request], **kwargs: Any) -> None:
        self.schema = schema
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Make the method known to the server; one of which the policy table is silent ends the start."""
        self.server.methods[self.method_name] = method_of(self.container.service_cls, self.method_name, self.schema)
        self.server.entrypoints[self.method_name] = self

    def stop(self) -> None:
        """Answer what runs, take nothing more."""
        self.server.listener.drain()


def _payload(result: Any, refusal: Refusal | None) -> str:
    if refusal is None:
        return json.dumps({"result": result, "error": None})
    kind = type(refusal).__name__
    error = {"exc_type": kind, "exc_args": [refusal.message], "value": refusal.message, **to_wire(refusal)}
    return json.dumps({"result": None, "error": error})


def _refusal(name: str, error: BaseException) -> Refusal:
    if isinstance(error, Refusal):
        return error
    error_id = uuid4().hex[:12]
    if is_transient(error):
        log.warning("rpc_unavailable", method=name, error=type(error).__name__, error_id=error_id)
        return Unavailable("Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi.", error_id=error_id)
    log.error("rpc_failed", method=name, error_id=error_id, exc_info=error)
    return Broken("Terjadi kesalahan pada layanan.", error_id=error_id)


def rpc(schema: type[Request]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a method answer requests of this schema."""
    decorated: Callable[[Callable[..., Any]], Callable[..., Any]] = Rpc.decorator(schema)
    return decorated
