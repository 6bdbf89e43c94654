"""Approving and rejecting, one registrant or many; a rejection asks for its reason on a page that names them."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.registrants.desks import VETTING, Question
from gateway.admin.registrants.listing import list_page
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.registration.registrants import MOST_AT_ONCE, Decided

RIGHT = require_right("registration.find_registrants", "registration.registrant", "registration.decide_registrants")
Page = Response | str | tuple[str, int]


@bp.post("/registrasi/keputusan")
@RIGHT
def decide() -> Page:
    """``do`` is approve or reject, ``nomor`` every number that was ticked."""
    numbers = request.form.getlist("nomor")[:MOST_AT_ONCE]
    if not numbers:
        return list_page(VETTING, _("Beri tanda pada pendaftar yang akan diputuskan.")), Invalid.status
    if request.form.get("do") != "reject":
        return _decide(numbers, "approve")
    reason = request.form.get("alasan", "").strip()
    if not reason:
        return _ask_why(numbers)
    return _decide(numbers, "reject", reason)


def _ask_why(numbers: list[str]) -> Page:
    asked = "alasan" in request.form
    errors = {"alasan": _("Tulis alasan menolak; alasan ini dibaca oleh PNS.")} if asked else {}
    rows = [services.registration.registrant(register_number=number) for number in numbers]
    page = render_template(
        "admin/registrants/reject.html", rows=rows, errors=errors, question=Question.read(VETTING), desk=VETTING
    )
    return (page, Invalid.status) if errors else page


def _decide(numbers: list[str], verdict: str, reason: str = "") -> Response:
    decided: Decided = services.registration.decide_registrants.write(
        register_numbers=numbers, verdict=verdict, reason=reason
    )
    _tell(decided, verdict)
    return redirect(Question.read(VETTING).address(), 303)


def _tell(decided: Decided, verdict: str) -> None:
    count = len(decided["changed"])
    if count and verdict == "approve":
        flash(ngettext("%(num)d pendaftaran disetujui.", "%(num)d pendaftaran disetujui.", count), "ok")
    elif count:
        flash(ngettext("%(num)d pendaftaran ditolak.", "%(num)d pendaftaran ditolak.", count), "ok")
    if others := len(decided["others"]):
        text = ngettext(
            "%(num)d sudah diputuskan orang lain dan tidak berubah.",
            "%(num)d sudah diputuskan orang lain dan tidak berubah.", others,
        )
        flash(text, "warn")
