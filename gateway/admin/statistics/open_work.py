"""How long forms have waited where they are: by stage, in bands of days."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _

from services.contracts.reporting.answers import OpenWork
from services.contracts.verification.levels import LEVELS

BANDS = ((2, _("0–2 hari")), (7, _("3–7 hari")), (14, _("8–14 hari")), (30, _("15–30 hari")), (None, _("lebih lama")))
NAMES: dict[str, Any] = {
    "sent": _("Belum diterima"),
    **{f"level-{level.number}": level.name for level in LEVELS.values()},
}


@dataclass(frozen=True)
class Waiting:
    """One stage: people in each of ``BANDS``, and how many days the oldest has waited."""

    name: Any
    bands: list[int]
    oldest: int

    @property
    def all(self) -> int:
        """Everybody who waits there."""
        return sum(self.bands)


def waiting(open_work: Sequence[OpenWork], today: date) -> list[Waiting]:
    """The stages in which anybody waits, in their order."""
    found = []
    for stage, name in NAMES.items():
        here = [one for one in open_work if one["stage"] == stage]
        ages = [((today - date.fromisoformat(one["since"])).days, one["count"]) for one in here]
        if ages:
            bands = [0] * len(BANDS)
            for age, count in ages:
                bands[_band(age)] += count
            found.append(Waiting(name, bands, max(age for age, _count in ages)))
    return found


def _band(age: int) -> int:
    return next(n for n, (until, _label) in enumerate(BANDS) if until is None or age <= until)
