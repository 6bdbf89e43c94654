"""Between the boxes of a form and the value of a setting."""
from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from werkzeug.datastructures import MultiDict

from gateway.formats import ZONES, local
from services.contracts.identity.settings import MEGABYTE, SettingKind

Typed = MultiDict[str, str]
Value = dict[str, Any]
_BOX = "%Y-%m-%dT%H:%M"


def value_of(kind: SettingKind, typed: Typed) -> Value:
    """The value that was typed; what is no number or date goes on as it is, and the service says so at its field."""
    return _READ[kind](typed)


def boxes_of(kind: SettingKind, value: Value) -> Typed:
    """What stands in the boxes for a value."""
    return MultiDict(_SHOW[kind](value)) if value else MultiDict()


def _read_window(typed: Typed) -> Value:
    return {name: _moment(typed.get(name, "")) for name in ("opens", "closes")}


def _moment(typed: str) -> str | None:
    try:
        return datetime.strptime(typed, _BOX).replace(tzinfo=ZONES["WIB"]).isoformat() if typed else None
    except ValueError:
        return typed


def _read_access(typed: Typed) -> Value:
    days = [_number(day) for day in typed.getlist("days")]
    return {"days": days, **{name: typed.get(name, "") for name in ("begins", "ends", "zone")}}


def _read_announcement(typed: Typed) -> Value:
    said = {name: typed.get(name, "") for name in ("text_id", "text_en", "audience", "tone")}
    return {**said, **_read_window(typed)}


def _read_upload(typed: Typed) -> Value:
    megabytes = _number(typed.get("bytes", ""))
    return {
        "bytes": megabytes * MEGABYTE if isinstance(megabytes, int) else megabytes,
        "pages": _number(typed.get("pages", "")),
    }


def _read_session(typed: Typed) -> Value:
    return {name: _number(typed.get(name, "")) for name in ("idle_minutes", "absolute_minutes")}


def _number(typed: str) -> int | str:
    return int(typed) if typed.strip().isdecimal() else typed


def _show_window(value: Value) -> Value:
    ends = {name: value.get(name) for name in ("opens", "closes")}
    return {name: local(at).strftime(_BOX) if at else "" for name, at in ends.items()}


def _show_access(value: Value) -> Value:
    times = {name: value[name][:5] for name in ("begins", "ends")}
    return {**times, "days": [str(day) for day in value["days"]], "zone": value["zone"]}


def _show_announcement(value: Value) -> Value:
    return {**value, **_show_window(value)}


def _show_upload(value: Value) -> Value:
    return {"bytes": str(value["bytes"] // MEGABYTE), "pages": str(value["pages"])}


def _show_session(value: Value) -> Value:
    return {name: str(minutes) for name, minutes in value.items()}


def _read_lines(typed: Typed) -> Value:
    """One sentence a line; empty lines are none."""
    return {"lines": [line.strip() for line in typed.get("lines", "").splitlines() if line.strip()]}


def _show_lines(value: Value) -> Value:
    return {"lines": "\n".join(value["lines"])}


_READ: dict[SettingKind, Callable[[Typed], Value]] = {
    SettingKind.WINDOW: _read_window,
    SettingKind.AGENCY_WINDOW: _read_window,
    SettingKind.ACCESS: _read_access,
    SettingKind.ANNOUNCEMENT: _read_announcement,
    SettingKind.UPLOAD: _read_upload,
    SettingKind.SESSION: _read_session,
    SettingKind.REASONS: _read_lines,
    SettingKind.ANSWERS: _read_lines,
}
_SHOW: dict[SettingKind, Callable[[Value], Value]] = {
    SettingKind.WINDOW: _show_window,
    SettingKind.AGENCY_WINDOW: _show_window,
    SettingKind.ACCESS: _show_access,
    SettingKind.ANNOUNCEMENT: _show_announcement,
    SettingKind.UPLOAD: _show_upload,
    SettingKind.SESSION: _show_session,
    SettingKind.REASONS: _show_lines,
    SettingKind.ANSWERS: _show_lines,
}
