"""What every page of figures asks of reference (agencies, names of codes, places of units), remembered for a minute."""
from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.memory import Memory
from services.chassis.nameko import OtherServices
from services.chassis.rpc_client import RpcClient, Services

REMEMBERED = 60.0  # seconds: so long may a new name of an agency take to the pages
MOST = 200  # answers, some of a thousand lines
OF_PAGES = ("agencies", "labels", "unit_places")  # what pulls and rebuilds ask comes once


class Remembered:
    """A service that is asked each question ``OF_PAGES`` once a minute; nobody changes its answers."""

    def __init__(self, service: Any) -> None:
        self._service = service
        self._answers: Memory[str, Any] = Memory(REMEMBERED, MOST)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        call: Callable[..., Any] = getattr(self._service, method)
        if method not in OF_PAGES:
            return call
        return lambda **asked: self._answers.of(f"{method} {json.dumps(asked, sort_keys=True)}", lambda: call(**asked))


class WithMemory(Services):
    """The other services; reference is the remembered one."""

    def __init__(self, client: RpcClient, signer: Signer) -> None:
        super().__init__(client, signer)
        self.reference = Remembered(super().__getattr__("reference"))


class OthersRemembered(OtherServices):
    """Injects ``WithMemory``."""

    def services(self, client: RpcClient, signer: Signer) -> Services:
        """Of reporting's own."""
        return WithMemory(client, signer)
