"""The funnel: from reporting's counts by stage to how many people have come at least that far.

Reporting counts who is expected, who has registered, and each form in the stage in which it stands now.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from flask_babel import lazy_gettext as _

from services.contracts.verification.levels import LEVELS, STAGES, Level, OfficeRule, after

EXPECTED, REGISTERED = "expected", "registered"
STANDING = ("sent", *STAGES, "completed", "done")
WITH_CITIZEN = "returned"  # has to be sent again: counts as registered, not as sent


@dataclass(frozen=True)
class Step:
    """One bar: forms that reached ``stage`` or a later one; ``waits`` names those that stop before the next bar."""

    name: str
    stage: str
    waits: str
    at_a_level: bool = True


WAITS = {
    OfficeRule.NEAREST_FLAGGED_UNIT: _("menunggu di SKPD dan UPT"),
    OfficeRule.AGENCY: _("menunggu di BKD dan biro"),
    OfficeRule.BKN_OF_AGENCY: _("menunggu di BKN dan kanreg"),
    OfficeRule.BKN: _("menunggu tanggal lahir"),
}
if unsaid := set(OfficeRule) - WAITS.keys():
    raise AssertionError(f"WAITS does not say where {unsaid} lets forms wait")


def _passed(level: Level, following: Level) -> Step:
    return Step(_("Lulus %(level)s", level=level.name), f"level-{following.number}", WAITS[following.office])


STEPS = (
    Step(_("Wajib daftar"), EXPECTED, _("belum mendaftar"), at_a_level=False),
    Step(_("Terdaftar"), REGISTERED, _("belum mengirim"), at_a_level=False),
    Step(_("Terkirim"), "sent", WAITS[LEVELS[1].office]),
    *(_passed(level, following) for level in LEVELS.values() if (following := after(level.number))),
    Step(_("Selesai"), "completed", _("menunggu masuk data negara"), at_a_level=False),
)


@dataclass(frozen=True)
class Bar:
    """A step with its numbers; ``share`` is of the expected, ``hot`` marks the level where most forms wait."""

    name: str
    count: int
    share: float
    waiting: int
    waits: str
    hot: bool = False


def came_as_far_as(stage: str, counts: Mapping[str, int]) -> int:
    """How many people came to ``stage`` or further."""
    if stage in (EXPECTED, REGISTERED):
        return counts.get(stage, 0)
    return sum(counts.get(later, 0) for later in STANDING[STANDING.index(stage) :])


def bars(counts: Mapping[str, int]) -> list[Bar]:
    """A bar for each step."""
    reached = [came_as_far_as(step.stage, counts) for step in STEPS] + [counts.get("done", 0)]
    waiting = [max(0, here - further) for here, further in pairwise(reached)]
    most = max(waits for step, waits in zip(STEPS, waiting, strict=True) if step.at_a_level)
    whole = reached[0] or 1
    return [
        Bar(str(step.name), count, count / whole, waits, str(step.waits), step.at_a_level and 0 < waits == most)
        for step, count, waits in zip(STEPS, reached, waiting, strict=False)
    ]
