"""An agency admin gives a registrant another password, or sends the proof again."""
from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.account.first_password import twice
from gateway.admin.blueprint import bp
from gateway.admin.registrants.desks import HELPING, Question
from gateway.admin.registrants.opened import opened_page
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid

Page = Response | str | tuple[str, int]


@bp.post("/pendaftar/<register_number>/sandi")
@require_right("registration.registrant", "registration.reset_registrant_password")
def reset_registrant_password(register_number: str) -> Page:
    """Typed twice, with a reason; the holder replaces it at the next log-in."""
    reason = request.form.get("alasan", "").strip()
    errors = twice() | ({} if reason else {"alasan": _("Tulis alasannya.")})
    if not errors:
        try:
            services.registration.reset_registrant_password.write(
                register_number=register_number, password=request.form["sandi"], reason=reason
            )
        except (Invalid, Conflict) as refusal:
            errors = errors_of(refusal, {"password": "sandi", "reason": "alasan"})
    if errors:
        return opened_page(HELPING, register_number, errors, alasan=reason), Invalid.status
    flash(_("Kata sandi diganti. Pendaftar diberi tahu lewat e-mail dan wajib menggantinya saat masuk."), "ok")
    return redirect(Question.read(HELPING).address(f"/{register_number}"), 303)


@bp.post("/pendaftar/<register_number>/bukti")
@require_right("registration.registrant", "registration.resend_proof")
def resend_proof(register_number: str) -> Page:
    """By e-mail, to the address that the registrant gave."""
    services.registration.resend_proof.write(register_number=register_number)
    flash(_("Bukti pendaftaran dikirim ulang."), "ok")
    return redirect(Question.read(HELPING).address(f"/{register_number}"), 303)
