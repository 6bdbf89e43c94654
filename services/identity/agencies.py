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
        self._names: dict[str, str] = {}

    def regions_of(self, agency_id: str) -> tuple[str, ...]:
        """Province before kanreg; empty for national agencies and unknown ones."""
        self._know(agency_id)
        return self._regions.get(agency_id, ())

    def names(self) -> dict[str, str]:
        """The name of every region that has an agency, by its subject."""
        self._know("")
        return self._names

    def _know(self, agency_id: str) -> None:
        if time.monotonic() < self._until and (not agency_id or agency_id in self._regions):
            return
        found = self._services.reference.agencies()
        self._regions = {agency["id"]: tuple(_regions(agency)) for agency in found}
        self._names = {subject: name for agency in found for subject, name in _regions(agency).items()}
        self._until = time.monotonic() + REMEMBERED


def _regions(agency: dict[str, Any]) -> dict[str, str]:
    if agency["national"]:
        return {}
    regions = {"province": (agency["province_code"], "province"), "kanreg": (agency["kanreg_id"], "kanreg_name")}
    return {f"{kind}:{code}": agency[name] for kind, (code, name) in regions.items() if code}


class AgencyRegions(OtherServices):
    """Injects ``Agencies``."""

    def setup(self) -> None:
        """Made once for the process."""
        super().setup()
        self._agencies = Agencies(super().get_dependency(None))

    def get_dependency(self, _worker_ctx: Any) -> Agencies:
        """The agencies' regions."""
        return self._agencies
