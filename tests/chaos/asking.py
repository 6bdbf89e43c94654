"""Somebody who asks until there is an answer, each write under one key: what was answered was accepted."""

from __future__ import annotations

import base64
import threading
import time
from typing import Any
from uuid import uuid4

from deploy.local.keys import public_key
from services.chassis.assertion import SPEAKS_OF_PEOPLE, Signer
from services.chassis.rpc_client import RpcClient
from services.contracts.actor import Actor
from services.contracts.errors import Unavailable
from tests.chaos.country import Country

TIMEOUT = 5.0  # seconds that one try may take
BETWEEN_TRIES = 0.2
PATIENCE = 300.0  # seconds of asking in vain after which something is wedged


class Asking:
    """Speaks for people as the gateway does; counts how often it had to ask again."""

    def __init__(self, country: Country, broker_url: str) -> None:
        private = country.installation.keys.key(f"assertion-{SPEAKS_OF_PEOPLE}")
        raw, public = (base64.b64decode(key) for key in (private, public_key(private)))
        self._signer = Signer(SPEAKS_OF_PEOPLE, raw, public)
        self._rpc = RpcClient(broker_url, timeout=TIMEOUT)
        self._counting = threading.Lock()
        self.seconds: list[float] = []  # of each try that was answered
        self.asked_again = 0

    def read(self, actor: Actor, service: str, method: str, **body: Any) -> Any:
        """A question."""
        return self._until_answered(actor, service, method, None, body)

    def write(self, actor: Actor, service: str, method: str, **body: Any) -> Any:
        """An order; however often it is repeated, it is one."""
        return self._until_answered(actor, service, method, uuid4().hex, body)

    def _until_answered(self, actor: Actor, service: str, method: str, key: str | None, body: dict[str, Any]) -> Any:
        give_up = time.monotonic() + PATIENCE
        while True:
            signed, began = self._signer.sign(actor, service), time.monotonic()
            try:
                answer = self._rpc.call(service, method, body, assertion=signed, key=key)
            except Unavailable:
                assert time.monotonic() < give_up, f"{service}.{method} was not answered for {PATIENCE:.0f} s"
                with self._counting:
                    self.asked_again += 1
                time.sleep(BETWEEN_TRIES)
            else:
                self.seconds.append(time.monotonic() - began)
                return answer

    def close(self) -> None:
        """Let the connection go."""
        self._rpc.close()
