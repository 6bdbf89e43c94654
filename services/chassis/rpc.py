"""``@rpc(Schema)``: nameko's RPC protocol, with signed identity, validated arguments and refusals that say why."""
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

from services.chassis.assertion import Verifier
from services.chassis.failure import is_transient
from services.chassis.listener import Listener
from services.chassis.metrics import RPC_SECONDS
from services.chassis.queues import rpc_queue
from services.chassis.replies import ReplyPublisher
from services.contracts.actor import Actor
from services.contracts.errors import Broken, Invalid, NotFound, NotLoggedIn, Refusal, Unavailable, to_wire
from services.contracts.request import Request

log = structlog.get_logger()


@dataclass(frozen=True)
class Call:
    """A request whose sender and arguments have been checked; ``key`` makes a write happen once."""

    actor: Actor
    body: dict[str, Any]
    key: str | None
    method: str


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
        self.replies = ReplyPublisher(self.container.config["AMQP_URI"])
        self.listener.register(self)

    def tick(self) -> None:
        """Nothing to do between requests."""

    def take(self, message: Message) -> None:
        """Run the method in a worker, or answer at once why not."""
        name = message.delivery_info["routing_key"].rpartition(".")[2]
        started = time.monotonic()
        try:
            call = self._call(name, message)
        except Refusal as refusal:
            self.answer(message, name, started, None, refusal)
            return
        done = partial(self._done, message, name, started)
        self.container.spawn_worker(self.methods[name], (call,), {}, context_data={}, handle_result=done)

    def _call(self, name: str, message: Message) -> Call:
        if name not in self.methods:
            raise NotFound(f"Layanan ini tidak mengenal {name}.")
        headers = message.headers or {}
        actor = self.verifier.actor(_assertion(headers))
        try:
            arguments = json.loads(message.body)["kwargs"]
            body = self.methods[name].schema().load(arguments)
        except ValidationError as error:
            raise Invalid("Isian belum benar.", fields=error.messages) from error
        except (ValueError, KeyError, TypeError) as error:
            raise Invalid("Permintaan tidak dapat dibaca.", fields={}) from error
        return Call(actor, body, headers.get("nameko.key"), name)

    def _done(self, message: Message, name: str, started: float, _ctx: Any, result: Any, exc_info: Any) -> Any:
        refusal = None if exc_info is None else _refusal(name, exc_info[1])
        self.answer(message, name, started, result, refusal)
        return result, exc_info

    def answer(self, message: Message, name: str, started: float, result: Any, refusal: Refusal | None) -> None:
        """Send the reply, then acknowledge the request."""
        error = None
        if refusal is not None:
            kind = type(refusal).__name__
            error = {"exc_type": kind, "exc_args": [refusal.message], "value": refusal.message, **to_wire(refusal)}
        self._reply(message, json.dumps({"result": result if refusal is None else None, "error": error}))
        outcome = "ok" if refusal is None else type(refusal).__name__
        RPC_SECONDS.labels(f"{self.container.service_name}.{name}", outcome).observe(time.monotonic() - started)
        self.listener.settle(message)

    def _reply(self, message: Message, payload: str) -> None:
        reply_to = message.properties.get("reply_to")
        if reply_to:
            self.replies.send(payload, reply_to, message.properties.get("correlation_id", ""))


class Rpc(Entrypoint):
    """One method of a service, reached as ``<service>.<method>``."""

    server = RpcServer()

    def __init__(self, schema: type[Request], **kwargs: Any) -> None:
        self.schema = schema
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Make the method known to the server."""
        self.server.methods[self.method_name] = self

    def stop(self) -> None:
        """Answer what runs, take nothing more."""
        self.server.listener.drain()


def _assertion(headers: dict[str, Any]) -> str:
    assertion = headers.get("nameko.assertion")
    if not isinstance(assertion, str):
        raise NotLoggedIn("Permintaan ini tidak ditandatangani.")
    return assertion


def _refusal(name: str, error: BaseException) -> Refusal:
    if isinstance(error, Refusal):
        return error
    error_id = uuid4().hex[:12]
    trace = (type(error), error, error.__traceback__)
    if is_transient(error):
        log.warning("rpc_unavailable", method=name, error=type(error).__name__, error_id=error_id)
        return Unavailable("Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi.", error_id=error_id)
    log.error("rpc_failed", method=name, error_id=error_id, exc_info=trace)
    return Broken("Terjadi kesalahan pada layanan.", error_id=error_id)


def rpc(schema: type[Request]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a method answer requests of this schema."""
    decorated: Callable[[Callable[..., Any]], Callable[..., Any]] = Rpc.decorator(schema)
    return decorated
