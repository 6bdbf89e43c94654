"""The funnel: from counts of forms by stage to how many have come at least that far."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

IN_ORDER = ("registered", "sent", "level-1", "level-2", "level-3", "level-4", "completed", "done")
WITH_CITIZEN = "returned"  # a returned form has to be sent again: it counts among the registered only


@dataclass(frozen=True)
class Step:
    """One bar: forms that reached ``from_stage`` or a later one; ``waits`` names those that stand before the next."""

    name: str
    from_stage: str
    waiting_in: tuple[str, ...]
    waits: str


STEPS = (
    Step(_("Terdaftar"), "registered", ("registered", WITH_CITIZEN), _("belum mengirim")),
    Step(_("Terkirim"), "sent", ("sent", "level-1"), _("menunggu di SKPD dan UPT")),
    Step(_("Lulus Level 1"), "level-2", ("level-2",), _("menunggu di BKD dan biro")),
    Step(_("Lulus Level 2"), "level-3", ("level-3",), _("menunggu di BKN dan kanreg")),
    Step(_("Lulus BKN"), "level-4", ("level-4",), _("menunggu tanggal lahir")),
    Step(_("Selesai"), "completed", ("completed",), _("menunggu masuk data negara")),
)


@dataclass(frozen=True)
class Bar:
    """A step with its numbers; ``waiting`` stand between it and the next bar, ``hot`` where most of them stand."""

    name: str
    count: int
    share: float
    waiting: int
    waits: str
    hot: bool = False


def came_as_far_as(stage: str, counts: Mapping[str, int]) -> int:
    """How many forms stand in ``stage`` or after it."""
    reached = sum(counts.get(later, 0) for later in IN_ORDER[IN_ORDER.index(stage) :])
    return reached + (counts.get(WITH_CITIZEN, 0) if stage == IN_ORDER[0] else 0)


def bars(counts: Mapping[str, int]) -> list[Bar]:
    """The six bars; shares are of the registered.  ``hot`` is the level at which most forms wait."""
    whole = came_as_far_as(IN_ORDER[0], counts)
    waiting = [sum(counts.get(stage, 0) for stage in step.waiting_in) for step in STEPS]
    most = max(waiting[1:-1])
    return [_bar(step, counts, whole, waits, most) for step, waits in zip(STEPS, waiting, strict=True)]


def _bar(step: Step, counts: Mapping[str, int], whole: int, waiting: int, most: int) -> Bar:
    reached = came_as_far_as(step.from_stage, counts)
    at_a_level = step not in (STEPS[0], STEPS[-1])
    hot = at_a_level and 0 < waiting == most
    return Bar(str(step.name), reached, reached / whole if whole else 0.0, waiting, str(step.waits), hot)
