"""The table of a recapitulation: a row for each unit, a column for each step of the campaign and each level."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from gateway.admin.statistics.funnel import WITH_CITIZEN, came_as_far_as
from services.contracts.reporting.answers import UnitCount
from services.contracts.verification.levels import LEVELS

Counts = Mapping[str, int]


@dataclass(frozen=True)
class Column:
    """``of`` takes the counts by stage."""

    name: str
    of: Callable[[Counts], int]


def _waits(number: int) -> Column:
    """What lies at a level; a form that was sent and is on its way there lies at the first."""
    stages = [f"level-{number}", *(["sent"] if number == min(LEVELS) else [])]
    return Column(
        _("Di %(level)s", level=LEVELS[number].name), lambda counts: sum(counts.get(one, 0) for one in stages)
    )


COLUMNS = (
    Column(_("Wajib daftar"), lambda counts: counts.get("expected", 0)),
    Column(_("Terdaftar"), lambda counts: counts.get("registered", 0)),
    Column(_("Terkirim"), lambda counts: came_as_far_as("sent", counts)),
    *map(_waits, LEVELS),
    Column(_("Dikembalikan"), lambda counts: counts.get(WITH_CITIZEN, 0)),
    Column(_("Selesai"), lambda counts: came_as_far_as("completed", counts)),
)


@dataclass(frozen=True)
class Row:
    """A unit, or all of them."""

    name: str
    numbers: Sequence[int]


def row(name: str, counts: Counts) -> Row:
    """One line of the table."""
    return Row(name, [column.of(counts) for column in COLUMNS])


def rows(units: Sequence[UnitCount]) -> list[Row]:
    """As reporting orders them; people of whom no unit is known come last."""
    return [row(one["unit"] or gettext("Unit tidak dikenal"), one["stages"]) for one in units]
