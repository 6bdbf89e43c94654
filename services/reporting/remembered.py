"""What every page of figures asks of reference (agencies, names of codes, places of units), remembered for a minute."""
from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.memory import Memory
from services.chassis.nameko import OtherServices
from services.chassis.rpc_client import RpcClient, Services
from services.contracts.reference.answers import UnitPlace

REMEMBERED = 60.0  # seconds: so long may a new name or kanreg of an agency take to the pages
MOST = 200  # answers, some of a thousand lines
OF_PAGES = ("agencies", "labels")  # what pulls and rebuilds ask comes once


class Remembered:
    """Reference, asked ``OF_PAGES`` and where each unit stands once a minute; nobody changes its answers."""

    def __init__(self, service: Any) -> None:
        self._service = service
        self._answers: Memory[str, Any] = Memory(REMEMBERED, MOST)
        self._places: Memory[str, UnitPlace] = Memory(REMEMBERED)

    def unit_places(self, *, unit_ids: list[str]) -> list[UnitPlace]:
        """As reference tells them, unit by unit: an agency may have thousands, and a new one comes every day."""

        def ask(new: list[str]) -> dict[str, UnitPlace]:
            return {place["unit_id"]: place for place in self._service.unit_places(unit_ids=new)}

        return list(self._places.of_each(unit_ids, ask).values())

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
