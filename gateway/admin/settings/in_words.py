"""A setting's value as one line of text."""
from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from gateway.admin.settings.kinds import AUDIENCES, DAYS
from gateway.formats import angka, waktu
from services.contracts.identity.settings import MEGABYTE, SettingKind

Value = dict[str, Any]
A_WEEK = 7


def in_words(kind: str, value: Value | None) -> str:
    """What the setting says; None was taken away."""
    if value is None:
        return _("Dihapus; yang berlaku adalah bawaan")
    return {
        SettingKind.WINDOW: _window,
        SettingKind.AGENCY_WINDOW: _window,
        SettingKind.ACCESS: _access,
        SettingKind.ANNOUNCEMENT: _announcement,
        SettingKind.UPLOAD: _upload,
        SettingKind.SESSION: _session,
        SettingKind.REASONS: _lines,
        SettingKind.ANSWERS: _lines,
    }[SettingKind(kind)](value)


def _window(value: Value) -> str:
    opens, closes = value.get("opens"), value.get("closes")
    if opens and closes:
        return _("%(opens)s sampai %(closes)s", opens=waktu(opens), closes=waktu(closes))
    if opens:
        return _("Sejak %(opens)s, tanpa akhir", opens=waktu(opens))
    return _("Sampai %(closes)s", closes=waktu(closes)) if closes else _("Terbuka tanpa batas waktu")


def _access(value: Value) -> str:
    days = sorted(value["days"])
    named = _("Setiap hari") if len(days) == A_WEEK else ", ".join(str(DAYS[day]) for day in days)
    begins, ends = (value[name][:5].replace(":", ".") for name in ("begins", "ends"))
    return f"{named}, {begins} \N{EN DASH} {ends} {value['zone']}"


def _announcement(value: Value) -> str:
    return f"{AUDIENCES[value['audience']]}: {value['text_id']}"


def _upload(value: Value) -> str:
    size = angka(value["bytes"] / MEGABYTE, 0 if value["bytes"] % MEGABYTE == 0 else 1)
    return _("Paling besar %(size)s MB dan %(pages)d halaman", size=size, pages=value["pages"])


def _session(value: Value) -> str:
    return _(
        "Berakhir sesudah %(idle)d menit diam, dan paling lama %(most)d menit",
        idle=value["idle_minutes"], most=value["absolute_minutes"],
    )


def _lines(value: Value) -> str:
    lines = [line.partition(":")[0] for line in value["lines"]]
    return "; ".join(lines)
