"""Adding a system, its filter, pause, a new key, a replay."""
from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.subscribers.page import HERE, list_page, one_page
from gateway.admin.subscribers.words import NewKey
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid

Page = Response | str | tuple[str, int]
NAMES = {name: name for name in ("name", "system", "agencies", "subjects")}
ZONE = ZoneInfo("Asia/Jakarta")


@bp.post("/pelanggan")
@require_right("verification.add_subscriber")
def add_subscriber() -> Page:
    """The answer shows the key: it is seen this once, so there is no redirect."""
    key, name = NewKey.made(), request.form.get("name", "").strip()
    try:
        services.verification.add_subscriber.write(name=name, **_typed(), **key.kept)
    except Invalid as refusal:
        return list_page(errors_of(refusal, NAMES)), refusal.status
    return one_page(name, {}, key=key.text)


@bp.post("/pelanggan/<name>")
@require_right("verification.change_subscriber")
def change_subscriber(name: str) -> Page:
    """Simpan."""
    try:
        services.verification.change_subscriber.write(name=name, version=_version(), **_typed())
    except (Invalid, Conflict) as refusal:
        return one_page(name, errors_of(refusal, NAMES)), refusal.status
    flash(_("Pengaturan disimpan."), "ok")
    return _back(name)


@bp.post("/pelanggan/<name>/jeda")
@require_right("verification.pause_subscriber")
def pause_subscriber(name: str) -> Page:
    """Nothing goes out until it is taken back; then everything that was kept."""
    paused = request.form.get("do") == "jeda"
    try:
        answer = services.verification.pause_subscriber.write(name=name, version=_version(), paused=paused)
    except Conflict as refusal:
        return one_page(name, errors_of(refusal, NAMES)), refusal.status
    flash(_("Pengiriman dijeda.") if paused else _("Dilanjutkan; %(n)s kabar dikirim.", n=answer["sent"]), "ok")
    return _back(name)


@bp.post("/pelanggan/<name>/kunci")
@require_right("verification.rotate_key")
def rotate_key(name: str) -> Page:
    """The old key opens nothing from now on; the new one is shown this once."""
    key = NewKey.made()
    try:
        services.verification.rotate_key.write(name=name, version=_version(), **key.kept)
    except Conflict as refusal:
        return one_page(name, errors_of(refusal, NAMES)), refusal.status
    return one_page(name, {}, key=key.text)


@bp.post("/pelanggan/<name>/kirim-ulang")
@require_right("verification.replay_events")
def replay_events(name: str) -> Page:
    """Everything since the beginning of a day, with the same ids."""
    try:
        day = datetime.combine(date.fromisoformat(request.form.get("since", "")), time(), ZONE)
    except ValueError:
        return one_page(name, {"since": _("Pilih tanggalnya.")}), Invalid.status
    replayed = services.verification.replay_events.write(name=name, since=day.isoformat())
    return one_page(name, {}, replayed=replayed)


def _typed() -> dict[str, Any]:
    """Agencies one a line or by commas, as people paste them."""
    form = request.form
    return {
        "system": form.get("system", ""),
        "agencies": [code for code in re.split(r"[\s,;]+", form.get("agencies", "")) if code],
        "subjects": form.getlist("subjects"),
        "by_queue": "by_queue" in form,
    }


def _version() -> int:
    typed = request.form.get("version", "")
    return int(typed) if typed.isdecimal() else 0


def _back(name: str) -> Response:
    return redirect(f"{HERE}/{name}", 303)
