"""RPC with a timeout: requests expire, a service that is not there is told at once, threads share one client.

Speaks nameko's RPC protocol.  Callers wait on a future of their own, so that no state of the broker holds them
longer than their timeout.
"""
from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.rpc_headers import ASSERTION, KEY
from services.chassis.rpc_line import AWAY, Line, Request
from services.contracts.errors import Broken, Unavailable, from_wire


class RpcClient:
    """Calls ``service.method``; safe in threads and in greenlets."""

    def __init__(self, url: str, *, timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._line = Line(url)

    def call(
        self, service: str, method: str, body: dict[str, Any], *, assertion: str, key: str | None = None
    ) -> Any:
        """The answer.  Raises the service's ``Refusal``; ``Unavailable`` after the timeout (seconds) at the latest."""
        headers = {ASSERTION: assertion} if key is None else {ASSERTION: assertion, KEY: key}
        payload = json.dumps({"args": [], "kwargs": body})
        request = Request(f"{service}.{method}", payload, headers, self._timeout)
        self._line.send(request)
        try:
            reply = request.answer.result(self._timeout)
        except FutureTimeoutError as error:
            raise Unavailable(AWAY, service=service) from error
        finally:
            self._line.forget(request)
        return _result(json.loads(reply))

    def close(self) -> None:
        """Let the connection go; who waits is told so."""
        self._line.close()


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
