"""Days, hours and moments of the schedule in words, on the clock of the region."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask_babel import gettext as _

from gateway.formats import hari, jam, local, nama_hari
from gateway.portal.blueprint import bp

A_WEEK = 7
SHORTEST_RANGE = 3  # days that follow each other: "Senin sampai Rabu"


@bp.app_template_filter("kapan")
def moment(at: str, zone: str = "WIB") -> str:
    """``hari ini, pukul 16.00 WITA``; another day by its name and date."""
    day, today = local(at, zone).date(), local(datetime.now(UTC), zone).date()
    near = {today: _("hari ini"), today + timedelta(days=1): _("besok")}
    return _("%(day)s, pukul %(time)s", day=near.get(day) or hari(day), time=jam(at, zone))


@bp.app_template_filter("hari_hari")
def days(numbers: list[int]) -> str:
    """Days of the week (1 is Monday): ``Setiap hari``, ``Senin sampai Jumat``, ``Senin, Rabu``."""
    if len(numbers) == A_WEEK:
        return _("Setiap hari")
    first, last = numbers[0], numbers[-1]
    if len(numbers) >= SHORTEST_RANGE and last - first == len(numbers) - 1:
        return _("%(first)s sampai %(last)s", first=nama_hari(first), last=nama_hari(last))
    return ", ".join(nama_hari(number) for number in numbers)


@bp.app_template_filter("belum")
def is_coming(at: str) -> bool:
    """Whether a moment (ISO 8601 or "") lies ahead."""
    return bool(at) and local(at) > datetime.now(UTC)
