"""Spans of time as operators read them: ``41 dtk``, ``38 mnt``, ``2 jam 28 mnt``; and the line of a sparkline."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.formats import jam

WIDE, HIGH, EDGE = 84, 22, 2  # pixels
MINUTE = HOUR = 60  # seconds, minutes
TWO_DAYS = 48  # hours


@bp.app_template_filter()
def span(seconds: float) -> str:
    """Short, with one unit, or with two from an hour on."""
    if seconds < MINUTE:
        return _("%(num)s dtk", num=round(seconds))
    minutes = int(seconds // MINUTE)
    if minutes < HOUR:
        return _("%(num)s mnt", num=minutes)
    hours, minutes = divmod(minutes, HOUR)
    if hours < TWO_DAYS:
        return _("%(hours)s jam %(minutes)s mnt", hours=hours, minutes=minutes)
    return _("%(num)s hari", num=hours // 24)


@bp.app_template_filter()
def ends_at(minutes: float | None) -> str:
    """The time at which a queue is empty: ``11.52``, ``kosong``, ``tidak habis``."""
    if minutes is None:
        return _("tidak habis")
    if not minutes:
        return _("kosong")
    return jam((datetime.now(UTC) + timedelta(minutes=minutes)).isoformat())


@bp.app_template_filter()
def sparkline(values: Sequence[int]) -> str:
    """The points of a line of 84 by 22 pixels; an empty queue lies at its foot."""
    most, steps = max(*values, 1), max(len(values) - 1, 1)
    across, up = (WIDE - 2 * EDGE) / steps, (HIGH - 2 * EDGE) / most
    return " ".join(f"{EDGE + n * across:.1f},{HIGH - EDGE - value * up:.1f}" for n, value in enumerate(values))
