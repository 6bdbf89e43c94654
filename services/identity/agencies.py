"""In which regions an agency lies, asked from the reference service and remembered for some minutes."""
from __future__ import annotations

import time
from typing import Any

from services.chassis.nameko import OtherServices
from services.chassis.rpc_client import Services

REMEMBERED = 300.0  # seconds


class Agencies:
    """``regions_of(agency_id)``: the subjects under which access hours are set, the nearest first."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._until = 0.0
        self._regions: dict[str, tuple[str, ...]] = {}

    def regions_of(self, agency_id: str) -> tuple[str, ...]:
        """Province before kanreg; empty for national agencies and unknown ones."""
        if time.monotonic() >= self._until or agency_id not in self._regions:
            self._regions = {agency["id"]: _regions(agency) for agency in self._services.reference.agencies()}
            self._until = time.monotonic() + REMEMBERED
        return self._regions.get(agency_id, ())


def _regions(agency: dict[str, Any]) -> tuple[str, ...]:
    if agency["national"]:
        return ()
    regions = {"province": agency["province_code"], "kanreg": agency["kanreg_id"]}
    return tuple(f"{kind}:{name}" for kind, name in regions.items() if name)


class AgencyRegions(OtherServices):
    """Injects ``Agencies``."""

    def setup(self) -> None:
        """Made once for the process."""
        super().setup()
        self._agencies = Agencies(super().get_dependency(None))

    def get_dependency(self, _worker_ctx: Any) -> Agencies:
        """The agencies' regions."""
        return self._agencies
