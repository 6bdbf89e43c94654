"""What map and rankings can be of: how many of the expected have come so far."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from gateway.admin.statistics.funnel import came_as_far_as
from services.contracts.verification.levels import LEVELS, after

DEFAULT = "selesai"


@dataclass(frozen=True)
class Measure:
    """``stage`` is the first stage that counts."""

    name: Any
    stage: str

    def of(self, counts: Mapping[str, int]) -> int:
        """People who came there; also of changes, where leaving again counts less than nothing."""
        return came_as_far_as(self.stage, counts)


MEASURES: dict[str, Measure] = {
    "terdaftar": Measure(_("Terdaftar"), "registered"),
    "terkirim": Measure(_("Terkirim"), "sent"),
    **{
        f"level-{level.number}": Measure(_("Lulus %(level)s", level=level.name), f"level-{following.number}")
        for level in LEVELS.values()
        if (following := after(level.number))
    },
    DEFAULT: Measure(_("Selesai"), "completed"),
}
