"""What every page of figures asks of reference (agencies, names of codes, places of units), remembered for a minute."""
from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.nameko import OtherServices
from services.chassis.rpc_client import RpcClient, Services

REMEMBERED = 60.0  # seconds: so long may a new name of an agency take to the pages
MOST = 200  # answers


class Remembered:
    """A service that is asked each question once a minute; nobody changes its answers."""

    def __init__(self, service: Any) -> None:
        self._service = service
        self._answers: dict[str, tuple[float, Any]] = {}

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def ask(**asked: Any) -> Any:
            question, now = f"{method} {json.dumps(asked, sort_keys=True)}", time.monotonic()
            until, answer = self._answers.get(question, (now, None))
            if until <= now:
                answer = getattr(self._service, method)(**asked)
                if len(self._answers) >= MOST:
                    self._answers.clear()
                self._answers[question] = (now + REMEMBERED, answer)
            return answer

        return ask


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
