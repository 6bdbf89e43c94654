"""The way from a view to the services: ``services.verification.inbox(queue="mine")``, with who asks signed.

A read is called; a write goes through ``.write(...)``, which adds the idempotency key of the form on the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID, uuid5

from flask import current_app, g, has_request_context, request
from werkzeug.local import LocalProxy

from services.contracts.event import new_id

FORM_KEY = "kunci"  # the hidden field of a form, see parts/form.html
SIGNED_FOR = ("identity", "registration", "verification", "reference", "reporting", "helpdesk")
_NAMESPACE = UUID("0b9b1f2e-5a0c-4c59-9d0c-6f1f5f0f7a11")


class Caller(Protocol):
    """What carries a call: the RPC client, or a fake in tests."""

    def call(
        self, service: str, method: str, body: dict[str, Any], *, assertion: str, key: str | None = None
    ) -> Any: ...


class Services:
    """All services, as this request's person (or as the gateway when nobody is logged in)."""

    def __init__(self, caller: Caller, as_itself: Callable[[str, str], str]) -> None:
        self.caller, self.as_itself = caller, as_itself

    def __getattr__(self, service: str) -> Service:
        return Service(self, service)


class Service:
    """One service."""

    def __init__(self, services: Services, name: str) -> None:
        self._services, self._name = services, name

    def __getattr__(self, method: str) -> Method:
        return Method(self._services, self._name, method)


class Method:
    """One method: called for a read, ``write`` for what must happen once."""

    def __init__(self, services: Services, service: str, name: str) -> None:
        self._services, self._service, self._name = services, service, name

    def __call__(self, **body: Any) -> Any:
        return self._call(body, None)

    def write(self, **body: Any) -> Any:
        """The same form sent twice is one write; a changed form sent with the same key is a new one."""
        return self._call(body, _once(f"{self._service}.{self._name}", body))

    def _call(self, body: dict[str, Any], key: str | None) -> Any:
        assertion = _assertion(self._service) or self._services.as_itself(self._service, address())
        return self._services.caller.call(self._service, self._name, body, assertion=assertion, key=key)


def _assertion(service: str) -> str | None:
    if not has_request_context() or "who" not in g or g.who is None:
        return None
    signed: str | None = g.who["assertions"].get(service)
    return signed


def address() -> str:
    """From where the visitor of this page comes."""
    return (request.remote_addr or "") if has_request_context() else ""


def _once(method: str, body: dict[str, Any]) -> str:
    form_key = request.form.get(FORM_KEY, "") if has_request_context() else ""
    if not form_key:
        return new_id()
    return str(uuid5(_NAMESPACE, json.dumps([form_key, method, body], sort_keys=True)))


services: Services = LocalProxy(lambda: current_app.extensions["services"])  # type: ignore[assignment]
