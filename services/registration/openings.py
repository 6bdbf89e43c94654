"""Whether the campaign is open for an agency, asked from identity and remembered for two seconds."""
from __future__ import annotations

from typing import Any

from services.chassis.memory import Memory
from services.chassis.nameko import OtherServices
from services.chassis.rpc_client import Services
from services.contracts.identity.answers import OpeningShown
from services.contracts.identity.closed_doors import refuse_when_closed
from services.contracts.identity.settings import Phase

REMEMBERED = 2.0  # seconds


class Openings:
    """``of(Phase.FILLING, agency_id)`` says how it stands, ``require`` raises ``Closed`` where it is not open."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known: Memory[tuple[Phase, str], OpeningShown] = Memory(REMEMBERED)

    def of(self, phase: Phase, agency_id: str) -> OpeningShown:
        """How a phase stands for the people of an agency."""

        def ask() -> OpeningShown:
            opening: OpeningShown = self._services.identity.opening(phase=phase, agency_id=agency_id)
            return opening

        return self._known.of((phase, agency_id), ask)

    def require(self, phase: Phase, agency_id: str) -> None:
        """Raises ``Closed`` with the reason and the next opening."""
        refuse_when_closed(phase, self.of(phase, agency_id))


class CampaignOpenings(OtherServices):
    """Injects ``Openings``."""

    def setup(self) -> None:
        """Made once for the process."""
        super().setup()
        self._openings = Openings(super().get_dependency(None))

    def get_dependency(self, _worker_ctx: Any) -> Openings:
        """The doors of the campaign."""
        return self._openings
