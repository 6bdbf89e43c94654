"""Hapus and Akhiri: each confirmed on a page that names the value; one that is in use is ended, never removed."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect
from flask import request as sent
from flask_babel import gettext as _

from gateway.admin.lists.listing import beside_the_list, value_of
from gateway.admin.lists.question import Question
from gateway.admin.lists.which import Kept
from gateway.admin.users.acts import Page
from gateway.admin.users.refused import errors_of
from gateway.services import services
from services.contracts.errors import Conflict, Invalid
from services.contracts.reference.values import Kept as Written
from services.contracts.reference.values import ValueShown


def remove_value(kept: Kept, code: str) -> Page:
    """The question, then the deed."""
    shown = value_of(kept, code)
    if sent.method == "GET":
        return _ask(kept, shown, removes=True)
    try:
        done: Written = services.reference.remove_value.write(list=kept.list, code=code, version=_version())
    except Conflict as refusal:
        return _ask(kept, shown, removes=True, errors=errors_of(refusal, {})), refusal.status
    removed = _("%(name)s dihapus.", name=shown["name"])
    ended = _("%(name)s sudah dipakai, jadi tidak dihapus: sejak hari ini tidak ditawarkan lagi.", name=shown["name"])
    flash(removed if done.get("removed") else ended, "ok")
    return redirect(Question.read(kept).address(), 303)


def end_value(kept: Kept, code: str) -> Page:
    """From which day it is no longer offered; an ended one holds again."""
    shown = value_of(kept, code)
    if sent.method == "GET":
        return _ask(kept, shown)
    back = sent.form.get("do") == "buka"
    day = sent.form.get("berakhir", "").strip()
    if not back and not day:
        return _ask(kept, shown, errors={"berakhir": _("Isi tanggal berakhirnya.")}), Invalid.status
    body = {"on": None if back else day, "reason": sent.form.get("alasan", "").strip()}
    try:
        services.reference.retire_value.write(list=kept.list, code=code, version=_version(), **body)
    except (Invalid, Conflict) as refusal:
        return _ask(kept, shown, errors=errors_of(refusal, {"on": "berakhir", "reason": "alasan"})), refusal.status
    flash(_("%(name)s berlaku lagi.", name=shown["name"]) if back else _("Tanggal berakhir disimpan."), "ok")
    return redirect(Question.read(kept).of("lihat", code), 303)


def _version() -> int:
    version = sent.form.get("versi", "")
    return int(version) if version.isdecimal() else 0


def _ask(kept: Kept, shown: ValueShown, *, removes: bool = False, errors: dict[str, str] | None = None) -> Any:
    template = "admin/lists/remove.html" if removes else "admin/lists/end.html"
    return beside_the_list(kept, template, value=shown, errors=errors or {}, typed=sent.form)
