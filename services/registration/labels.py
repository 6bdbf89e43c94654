"""Names of reference codes and places of units, asked from the reference service and remembered for a minute."""
from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from nameko.extensions import DependencyProvider

from services.chassis.assertion import Signer
from services.chassis.rpc_client import RpcClient, Services
from services.contracts.reference.answers import UnitPlace

REMEMBERED = 60.0  # seconds
MOST = 10_000  # units that are remembered
Code = tuple[str, str]  # list, code


class Names:
    """``names.of([("agama", "1"), ...])``."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._known: dict[Code, tuple[float, str]] = {}
        self._places: dict[str, tuple[float, UnitPlace]] = {}

    def of(self, codes: Iterable[Code]) -> dict[Code, str]:
        """The name of each code; one that the list does not hold is absent."""
        wanted, now = {code for code in codes if code[1]}, time.monotonic()
        fresh = {code for code in wanted if self._known.get(code, (0.0, ""))[0] > now}
        if asked := wanted - fresh:
            answer = self.services.reference.labels(codes=[{"list": li, "code": code} for li, code in sorted(asked)])
            for li, code in asked:
                if f"{li}:{code}" in answer:
                    self._known[li, code] = (now + REMEMBERED, answer[f"{li}:{code}"])
        return {code: self._known[code][1] for code in wanted if code in self._known}

    def places(self, units: Iterable[str]) -> dict[str, UnitPlace]:
        """Where each of these units stands and who heads it; one that does not exist is absent."""
        wanted, now = {unit for unit in units if unit}, time.monotonic()
        if asked := sorted(unit for unit in wanted if unit not in self._places or self._places[unit][0] <= now):
            if len(self._places) + len(asked) > MOST:
                self._places.clear()
            for place in self.services.reference.unit_places(unit_ids=asked):
                self._places[place["unit_id"]] = (now + REMEMBERED, place)
        return {unit: self._places[unit][1] for unit in wanted if unit in self._places}


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
