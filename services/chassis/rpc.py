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
from kombu.message import Message
from marshmallow import ValidationError
from nameko.extensions import Entrypoint, SharedExtension

from services.chassis import faults
from services.chassis.assertion import Verifier
from services.chassis.environment import ConfigurationError
from services.chassis.failure import is_transient
from services.chassis.listener import Listener
from services.chassis.metrics import RPC_EXPIRED, RPC_SECONDS
from services.chassis.queues import rpc_queue
from services.chassis.replies import Reply, ReplySender
from services.chassis.rpc_headers import ASSERTION, KEY, seconds_left
from services.contracts.actor import Actor
from services.contracts.errors import Broken, Invalid, NotFound, NotLoggedIn, Refusal, Unavailable, to_wire
from services.contracts.policy import Policy
from services.contracts.request import Request

log = structlog.get_logger()


@dataclass(frozen=True)
class Call:
    """A request whose sender and arguments have been checked; ``key`` makes a write happen once."""

    actor: Actor
    body: dict[str, Any]
    key: str | None
    method: str


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
        self.methods: dict[str, Rpc] = {}

    def setup(self) -> None:
        """Take the service's requests from nameko's queue."""
        self.queue = rpc_queue(self.container.service_name)
        self.verifier = Verifier.from_environment(self.container.service_name)
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
            call = self._call(asked)
        except Exception as error:  # noqa: BLE001 - whatever came in, it gets an answer
            self._answer(asked, None, _refusal(asked.method, error))
            return
        done = partial(self._done, asked)
        self.container.spawn_worker(self.methods[asked.method], (call,), {}, context_data={}, handle_result=done)

    def _call(self, asked: Asked) -> Call:
        headers = asked.message.headers or {}
        actor = self.verifier.actor(_assertion(headers))
        if asked.method not in self.methods:
            raise NotFound(f"Layanan ini tidak mengenal {asked.method}.")
        self.methods[asked.method].line.admit(actor)
        try:
            arguments = json.loads(asked.message.body)["kwargs"]
            body = self.methods[asked.method].schema().load(arguments)
        except ValidationError as error:
            raise Invalid("Isian belum benar.", fields=error.messages) from error
        except Exception as error:
            raise Invalid("Permintaan tidak dapat dibaca.", fields={}) from error
        return Call(actor, body, headers.get(KEY), asked.method)

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
        method = asked.method if asked.method in self.methods else "unknown"  # callers do not name our metrics
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
        policy: Policy = getattr(self.container.service_cls, "who_may", {})
        if self.method_name not in policy:
            raise ConfigurationError(f"No line of who_may says who may ask {self.method_name}; nobody could.")
        self.line = policy[self.method_name]
        self.server.methods[self.method_name] = self

    def stop(self) -> None:
        """Answer what runs, take nothing more."""
        self.server.listener.drain()


def _payload(result: Any, refusal: Refusal | None) -> str:
    if refusal is None:
        return json.dumps({"result": result, "error": None})
    kind = type(refusal).__name__
    error = {"exc_type": kind, "exc_args": [refusal.message], "value": refusal.message, **to_wire(refusal)}
    return json.dumps({"result": None, "error": error})


def _assertion(headers: dict[str, Any]) -> str:
    assertion = headers.get(ASSERTION)
    if not isinstance(assertion, str):
        raise NotLoggedIn("Permintaan ini tidak ditandatangani.")
    return assertion


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
