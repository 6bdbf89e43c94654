"""Tambah and Ubah: the form of a value; what is likely there is shown before it is saved (manual III.E, III.F)."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect
from flask import request as sent
from flask_babel import gettext as _

from gateway.admin.lists.listing import beside_the_list, value_of
from gateway.admin.lists.question import Question
from gateway.admin.lists.typed import Typed
from gateway.admin.lists.which import Kept
from gateway.admin.users.acts import Page
from gateway.admin.users.refused import PANEL, errors_of
from gateway.services import services
from services.contracts.errors import Conflict, Invalid, Refusal
from services.contracts.reference.values import Kept as Written

FIELDS = {
    "name": "nama", "code": "kode", "place": "tujuan", "parent": "tujuan", "valid_from": "mulai",
    "valid_to": "berakhir", "on": "berakhir",
    **{name: name for name in ("jenis", "tipe", "rombel", "kunjungan")},
}  # fmt: skip


def new_value(kept: Kept) -> Page:
    """The empty form; its end."""
    typed = Typed.sent(kept)
    return _page(kept, typed) if sent.method == "GET" else _do(kept, typed, "")


def edit_value(kept: Kept, code: str) -> Page:
    """The form with what holds now; its end."""
    shown = value_of(kept, code)
    typed = Typed.of(kept, shown) if sent.method == "GET" else Typed.sent(kept)
    if sent.method == "GET":
        return _page(kept, typed, value=shown)
    return _do(kept, typed, code, value=shown)


def _do(kept: Kept, typed: Typed, code: str, **more: Any) -> Page:
    if kept.points_to:
        typed.choose()
    if sent.form.get("do") == "cari":
        return _page(kept, typed, **more)
    typed.check()
    if typed.errors:
        return _page(kept, typed, **more), Invalid.status
    try:
        written = _write(typed, code)
    except (Invalid, Conflict) as refusal:
        typed.errors = errors_of(refusal, FIELDS)
        return _page(kept, typed, same=_same(typed, refusal), stale=_is_stale(refusal), **more), refusal.status
    flash(_("Perubahan disimpan.") if code else _("%(name)s ditambahkan.", name=typed.boxes["nama"]), "ok")
    return redirect(Question.read(kept).of("lihat", written["code"]), 303)


def _write(typed: Typed, code: str) -> Written:
    body, version = typed.body(), typed.boxes["versi"]
    if code:
        version_seen = int(version) if version.isdecimal() else 0
        changed: Written = services.reference.change_value.write(
            **body, code=code, version=version_seen, reason=typed.boxes["alasan"]
        )
        return changed
    added: Written = services.reference.add_value.write(**body, code=typed.boxes["kode"])
    return added


def _same(typed: Typed, refusal: Refusal) -> list[dict[str, Any]]:
    """What is likely the same, instead of an error: saving all the same is a button."""
    if refusal.details.get("code") != "likely_same":
        return []
    typed.errors.pop(PANEL, None)
    same: list[dict[str, Any]] = refusal.details["same"]
    return same


def _is_stale(refusal: Refusal) -> bool:
    return refusal.details.get("code") == "stale"


def _page(kept: Kept, typed: Typed, **more: Any) -> str:
    known = {"value": None, "same": [], "stale": False} | more
    return beside_the_list(kept, "admin/lists/form.html", typed=typed, errors=typed.errors, **known)
