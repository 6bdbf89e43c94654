"""One setting: its form with the reason, its history, and the way back to what held before."""
from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.settings.kinds import AUDIENCES, BY_SLUG, DAYS, TONES, Kind
from gateway.admin.settings.page import shown
from gateway.admin.settings.subjects import Subjects
from gateway.admin.settings.typed_values import Typed, boxes_of, value_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid
from services.contracts.identity.answers import SettingShown
from services.contracts.identity.settings import ZONES

Page = Response | str | tuple[str, int]


@bp.get("/setting/<slug>/<subject>")
@require_right("identity.settings", "identity.setting_history")
def setting(slug: str, subject: str) -> Page:
    """The form with what holds now."""
    kind, now = _kind(slug), _now(slug, subject)
    return _form(kind, subject, now, boxes_of(kind.code, now["value"] if now else {}), {})


@bp.post("/setting/<slug>/<subject>")
@require_right("identity.change_setting", "identity.take_back_setting")
def change_setting(slug: str, subject: str) -> Page:
    """Keep the new value, take it away, or undo the newest change; what is wrong is said at its box."""
    kind, typed = _kind(slug), request.form
    reason = typed.get("reason", "").strip()
    body = {"kind": kind.code, "subject": subject, "version": _version(), "reason": reason}
    try:
        _write(kind, typed, body)
    except (Invalid, Conflict) as refusal:
        errors = {name: kata(texts[0]) for name, texts in _fields(refusal).items()} or {"reason": kata(refusal.message)}
        return _form(kind, subject, _now(slug, subject), typed, errors), refusal.status
    flash(_("Pengaturan disimpan."))
    return redirect("/admin/setting", 303)


def _write(kind: Kind, typed: Typed, body: dict[str, Any]) -> None:
    does = typed.get("do", "simpan")
    if not body["reason"]:
        raise Invalid(_("Tulis alasannya."), fields={"reason": [_("Tulis alasannya.")]})
    if does == "batalkan":
        services.identity.take_back_setting.write(**body)
    else:
        value = None if does == "hapus" else value_of(kind.code, typed)
        services.identity.change_setting.write(**body, value=value)


def _fields(refusal: Invalid | Conflict) -> dict[str, list[str]]:
    """Messages at boxes; of a list of days only the first matters."""
    fields = refusal.details.get("fields", {})
    return {name: texts if isinstance(texts, list) else next(iter(texts.values())) for name, texts in fields.items()}


def _form(kind: Kind, subject: str, now: SettingShown | None, typed: Typed, errors: dict[str, str]) -> str:
    subjects = Subjects(services.reference.agencies())
    changes = services.identity.setting_history(kind=kind.code, subject=subject)
    return render_template(
        "admin/setting.html",
        kind=kind, about=subjects.name(kind.code, subject), now=now, typed=typed, errors=errors,
        changes=[shown(one, subjects) for one in changes], version=changes[0]["version"] if changes else 0,
        days=DAYS, zones={zone: zone for zone in ZONES}, audiences=AUDIENCES, tones=TONES,
    )


def _kind(slug: str) -> Kind:
    return BY_SLUG.get(slug) or abort(404)


def _now(slug: str, subject: str) -> SettingShown | None:
    """What holds, None where nothing was set and there is no default."""
    held: list[SettingShown] = services.identity.settings()
    kind = _kind(slug).code
    return next((one for one in held if (one["kind"], one["subject"]) == (kind, subject)), None)


def _version() -> int:
    typed = request.form.get("version", "")
    return int(typed) if typed.isdecimal() else 0
