"""How long a case waits and how long a claim lasts, in words: never by colour alone."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from gateway.admin.blueprint import bp
from gateway.formats import jam, local
from services.contracts.verification.answers import InboxRow
from services.contracts.verification.levels import LEVELS


@dataclass(frozen=True)
class Age:
    """Words, and a tone with its icon when the case asks for action."""

    words: str
    tone: str = ""
    icon: str = ""


@bp.app_template_filter()
def age_at_desk(row: InboxRow) -> Age:
    """``Masuk hari ini``, ``3 hari kerja``, on the last day ``Hampir lewat, 5 hari``, then ``Lewat, 6 hari``."""
    days, last = row["age_days"], LEVELS[row["level"]].days
    if days == 0:
        return Age(_("Masuk hari ini"))
    if days > last:
        return Age(_("Lewat, %(num)d hari", num=days), "bad", "alert")
    if days == last:
        return Age(_("Hampir lewat, %(num)d hari", num=days), "warn", "clock")
    return Age(ngettext("%(num)d hari kerja", "%(num)d hari kerja", days))


@bp.app_template_filter()
def time_left(until: str) -> str:
    """``9 mnt lagi``; the last minute says when it ends."""
    if not until:
        return ""
    minutes = int((datetime.fromisoformat(until) - datetime.now(UTC)).total_seconds() // 60)
    return _("%(num)d mnt lagi", num=minutes) if minutes > 0 else _("sampai %(at)s", at=jam(until))


@bp.app_template_filter()
def jam_detik(moment: str) -> str:
    """``10.42.07``: for what ends within seconds."""
    return f"{local(moment):%H.%M.%S}"
