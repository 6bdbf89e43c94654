"""What a request must pass before its method runs: signed for this service, let in by its table, understood."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from services.chassis.assertion import Verifier
from services.chassis.environment import ConfigurationError
from services.chassis.rpc_headers import ASSERTION, KEY
from services.contracts.actor import Actor
from services.contracts.errors import Invalid, NotFound, NotLoggedIn
from services.contracts.policy import Line, Policy
from services.contracts.request import Request


@dataclass(frozen=True)
class Call:
    """A request whose sender and arguments have been checked; ``key`` makes a write happen once."""

    actor: Actor
    body: dict[str, Any]
    key: str | None
    method: str


@dataclass(frozen=True)
class Method:
    """What can be asked, and by whom."""

    schema: type[Request]
    line: Line


def method_of(service: type, name: str, schema: type[Request]) -> Method:
    """A method with its line in the service's ``who_may``.  Raises ``ConfigurationError`` where there is none."""
    policy: Policy = getattr(service, "who_may", {})
    if name not in policy:
        raise ConfigurationError(f"No line of who_may says who may ask {name}; nobody could.")
    return Method(schema, policy[name])


class Admission:
    """Stands before the methods of one service; nothing reaches them past it."""

    def __init__(self, verifier: Verifier, methods: Mapping[str, Method]) -> None:
        self._verifier, self._methods = verifier, methods

    def actor(self, headers: Mapping[str, Any]) -> Actor:
        """Who asks.  Raises ``NotLoggedIn``."""
        return self._verifier.actor(_assertion(headers))

    def call(self, name: str, headers: Mapping[str, Any], payload: str | bytes) -> Call:
        """The checked call.  Raises ``NotLoggedIn``, ``NotFound``, ``Forbidden`` or ``Invalid``, in this order."""
        actor = self.actor(headers)
        if name not in self._methods:
            raise NotFound(f"Layanan ini tidak mengenal {name}.")
        return admitted(self._methods[name], name, actor, payload, headers.get(KEY))


def admitted(method: Method, name: str, actor: Actor, payload: str | bytes, key: str | None) -> Call:
    """The call of somebody who is known."""
    method.line.admit(actor)
    try:
        body = method.schema().load(json.loads(payload)["kwargs"])
    except ValidationError as error:
        raise Invalid("Isian belum benar.", fields=error.messages) from error
    except Exception as error:
        raise Invalid("Permintaan tidak dapat dibaca.", fields={}) from error
    return Call(actor, body, key, name)


def _assertion(headers: Mapping[str, Any]) -> str:
    assertion = headers.get(ASSERTION)
    if not isinstance(assertion, str):
        raise NotLoggedIn("Permintaan ini tidak ditandatangani.")
    return assertion
