"""One person by nomor register or NIP: which unit verifies the forms, and another one with a reason."""
from __future__ import annotations

from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.registration.level1_choices import ToMove

HERE = "/admin/pindah-verifikator"
RIGHT = require_right("registration.find_to_move", "registration.choose_level1_unit")
FIELDS = {"unit_id": "unit", "reason": "alasan"}


@bp.get("/pindah-verifikator")
@RIGHT
def to_move() -> str:
    """The search, and whom it found."""
    return _page(request.args.get("cari", "").strip()[:40])


@bp.post("/pindah-verifikator/<register_number>")
@RIGHT
def choose_level1_unit(register_number: str) -> Response | tuple[str, int]:
    """Move, or give back the tree's unit (``do=kembali``); what is wrong stands at its field and loses nothing."""
    reason, unit_id = request.form.get("alasan", "").strip(), request.form.get("unit", "")[:36]
    back = request.form.get("do") == "kembali"
    errors = {} if reason else {"alasan": _("Tulis alasannya.")}
    if not back and not unit_id:
        errors |= {"unit": _("Pilih unit verifikator level 1.")}
    if errors:
        return _page(register_number, errors), Invalid.status
    try:
        done = services.registration.choose_level1_unit.write(
            register_number=register_number, unit_id="" if back else unit_id, reason=reason,
            version=request.form.get("version", 0, type=int),
        )
    except (Invalid, Conflict, Forbidden) as refusal:
        return _page(register_number, errors_of(refusal, FIELDS)), refusal.status
    flash(
        _("Berkasnya sekarang diperiksa di %(unit)s.", unit=done["unit"]) if done["unit"]
        else _("Berkasnya kembali diperiksa menurut pohon unit."),
        "ok",
    )
    return redirect(f"{HERE}?{urlencode({'cari': register_number})}", 303)


def _page(words: str, errors: dict[str, str] | None = None) -> str:
    found: ToMove | None = None
    missing = ""
    if words:
        try:
            found = services.registration.find_to_move(q=words)
        except NotFound as refusal:
            missing = kata(refusal.message)
    return render_template(
        "admin/moving/page.html", words=words, found=found, missing=missing, errors=errors or {}, typed=request.form
    )
