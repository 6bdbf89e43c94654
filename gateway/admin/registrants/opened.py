"""One registrant: who it is, and what can be done."""
from __future__ import annotations

from typing import Any

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.registrants.desks import HELPING, VETTING, WORDS, Desk, Question
from gateway.services import services
from gateway.who_may_open import require_right


@bp.get("/registrasi/<register_number>")
@require_right("registration.registrant", "registration.decide_registrants")
def vetted(register_number: str) -> str:
    """To approve or reject."""
    return opened_page(VETTING, register_number)


@bp.get("/pendaftar/<register_number>")
@require_right("registration.registrant", "registration.resend_proof")
def registrant(register_number: str) -> str:
    """To help."""
    return opened_page(HELPING, register_number)


def opened_page(desk: Desk, register_number: str, errors: dict[str, str] | None = None, **typed: Any) -> str:
    """The page of one registrant, with what was wrong."""
    found = services.registration.registrant(register_number=register_number)
    return render_template(
        "admin/registrants/opened.html", desk=desk, question=Question.read(desk), found=found, words=WORDS,
        errors=errors or {}, decides=desk is VETTING, typed=typed,
    )
