"""Names of reference codes and places of units, asked from the reference service and remembered for a minute."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nameko.extensions import DependencyProvider

from services.chassis.assertion import Signer
from services.chassis.memory import Memory
from services.chassis.rpc_client import RpcClient, Services
from services.contracts.reference.answers import UnitPlace

REMEMBERED = 60.0  # seconds
MOST = 100_000  # codes that are remembered: an export names more than a page
Code = tuple[str, str]  # list, code


class Names:
    """``names.of([("agama", "1"), ...])``."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._names: Memory[Code, str] = Memory(REMEMBERED, MOST)
        self._places: Memory[str, UnitPlace] = Memory(REMEMBERED)

    def of(self, codes: Iterable[Code]) -> dict[Code, str]:
        """The name of each code; one that the list does not hold is absent."""
        return self._names.of_each(sorted({code for code in codes if code[1]}), self._ask_names)

    def _ask_names(self, asked: list[Code]) -> dict[Code, str]:
        answer = self.services.reference.labels(codes=[{"list": li, "code": code} for li, code in asked])
        return {(li, code): answer[name] for li, code in asked if (name := f"{li}:{code}") in answer}

    def places(self, units: Iterable[str]) -> dict[str, UnitPlace]:
        """Where each of these units stands and who heads it; one that does not exist is absent."""
        return self._places.of_each(sorted({unit for unit in units if unit}), self._ask_places)

    def _ask_places(self, asked: list[str]) -> dict[str, UnitPlace]:
        return {place["unit_id"]: place for place in self.services.reference.unit_places(unit_ids=asked)}


class ReferenceNames(DependencyProvider):
    """Injects ``Names``."""

    def setup(self) -> None:
        """Made once for the process."""
        self._client = RpcClient(self.container.config["AMQP_URI"])
        self._names = Names(Services(self._client, Signer.from_environment(self.container.service_name)))

    def stop(self) -> None:
        """Close the connections."""
        self._client.close()

    def get_dependency(self, _worker_ctx: Any) -> Names:
        """The names, and the way to the other services behind them."""
        return self._names
