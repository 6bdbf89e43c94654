"""Asks a service as the wire does: its policy, the method's schema, then the method; answers are JSON."""
import json
from typing import Any

from marshmallow import ValidationError

from services.chassis.rpc import Call
from services.contracts.actor import Actor
from services.contracts.errors import Invalid


def ask(service: Any, method: str, actor: Actor, key: str | None = None, **body: Any) -> Any:
    """The answer.  Raises the service's refusal, ``Invalid`` for arguments that the schema refuses."""
    bound = getattr(service, method)
    [entrypoint] = bound.nameko_entrypoints
    service.who_may[method].admit(actor)
    try:
        arguments = entrypoint.schema().load(json.loads(json.dumps(body)))
    except ValidationError as error:
        raise Invalid("Isian belum benar.", fields=error.normalized_messages()) from error
    return json.loads(json.dumps(bound(Call(actor, arguments, key, method))))


def methods_of(service: type) -> set[str]:
    """The names of a service's RPC methods."""
    entrypoints = {name: getattr(method, "nameko_entrypoints", ()) for name, method in vars(service).items()}
    return {name for name, found in entrypoints.items() if any(hasattr(one, "schema") for one in found)}
