"""``/live``, ``/ready`` and ``/metrics`` of a nameko process, on a port of its own."""
from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import Any

import eventlet
import eventlet.wsgi
from nameko.containers import ServiceContainer
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from services.chassis.environment import ConfigurationError
from services.chassis.listener import Listener
from services.chassis.nameko import Database


def checks(container: ServiceContainer) -> dict[str, bool]:
    """What must hold to be ready: the database answers and the broker confirmed the consumers."""
    found = {}
    for extension in container.extensions:
        if isinstance(extension, Listener):
            found["broker"] = extension.ready
        if isinstance(extension, Database):
            found["database"] = extension.answers()
    return found


def serve(container: ServiceContainer) -> None:
    """Answer on ``HEALTH_PORT`` until the process ends; without the variable, do nothing."""
    port = int(os.environ.get("HEALTH_PORT", "0"))
    if not port:
        return

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/metrics":
            start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
            return [generate_latest()]
        found = checks(container) if path == "/ready" else {"process": path == "/live"}
        status = "200 OK" if all(found.values()) else "503 Service Unavailable"
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(found).encode()]

    try:
        listening = eventlet.listen(("127.0.0.1", port), reuse_port=False)  # two processes on one port would lie
    except OSError as error:
        raise ConfigurationError(f"HEALTH_PORT {port} cannot be used: {error.strerror}.") from error
    eventlet.spawn(eventlet.wsgi.server, listening, application, log_output=False)
