"""Asks a service as the wire does: its policy and the method's schema first, then the method; answers are JSON."""
import inspect
import json
from typing import Any

from services.chassis.admission import Method, admitted, method_of
from services.contracts.actor import Actor

_known: dict[type, dict[str, Method]] = {}


def ask(service: Any, method: str, actor: Actor, /, key: str | None = None, **body: Any) -> Any:
    """The answer.  Raises the service's refusal, ``Invalid`` for arguments that the schema refuses."""
    asked = methods_of(type(service))[method]
    call = admitted(asked, method, actor, json.dumps({"kwargs": body}), key)
    return json.loads(json.dumps(getattr(service, method)(call)))


def methods_of(service: type) -> dict[str, Method]:
    """A service's RPC methods as the chassis knows them."""
    if service not in _known:
        _known[service] = _found(service)
    return _known[service]


def _found(service: type) -> dict[str, Method]:
    methods = inspect.getmembers(service, inspect.isfunction)
    entrypoints = {name: getattr(method, "nameko_entrypoints", ()) for name, method in methods}
    found = [(name, one) for name, entrypoint in entrypoints.items() for one in entrypoint if hasattr(one, "schema")]
    return {name: method_of(service, name, one.schema) for name, one in found}
