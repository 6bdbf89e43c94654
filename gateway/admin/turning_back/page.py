"""One form by nomor register or NIP: whose it is, where it is, and the order to turn it back with its reason."""
from __future__ import annotations

from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.verification.levels import LEVELS
from services.contracts.verification.turning_back import ToTurnBack

HERE = "/admin/turun-status"
RIGHT = require_right("verification.find_to_turn_back", "verification.turn_back")
LONGEST = 500  # characters of a reason


@bp.get("/turun-status")
@RIGHT
def to_turn_back() -> str | tuple[str, int]:
    """The search, and what it found."""
    return _page(request.args.get("cari", "").strip()[:40])


@bp.post("/turun-status/<register_number>")
@RIGHT
def turn_back(register_number: str) -> Response | str | tuple[str, int]:
    """Do it; a reason that is missing, or a form that moved on meanwhile, shows the page again as it is now."""
    number, reason = register_number[:40], request.form.get("alasan", "").strip()
    if not reason or len(reason) > LONGEST:
        text = _("Tulis alasannya; PNS membacanya.") if not reason else _("Alasan paling panjang 500 tanda.")
        return _page(number, errors={"alasan": text}), Invalid.status
    try:
        done = services.verification.turn_back.write(
            case_id=request.form.get("case_id", ""), version=request.form.get("version", 0, type=int), reason=reason
        )
    except Conflict as refusal:
        return _page(number, errors={"panel": kata(refusal.message)}), refusal.status
    flash(_("Status diturunkan. Formulir %(number)s kembali ke PNS.", number=done["register_number"]), "ok")
    return redirect(f"{HERE}?{urlencode({'cari': done['register_number']})}", 303)


def _page(words: str, errors: dict[str, str] | None = None) -> str:
    found: ToTurnBack | None = None
    missing = ""
    if words:
        try:
            found = services.verification.find_to_turn_back(q=words)
        except NotFound as refusal:
            missing = kata(refusal.message)
    return render_template(
        "admin/turning_back/page.html", words=words, found=found, missing=missing, errors=errors or {},
        reason=request.form.get("alasan", ""), levels=LEVELS,
    )
