"""The lists of registrants: search with Enter, a chip for each state, pages."""
from __future__ import annotations

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.registrants.desks import HELPING, VETTING, WORDS, Desk, Question
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.registration.registrants import RegistrantsFound

ROWS = 50


@bp.get("/registrasi")
@require_right("registration.find_registrants", "registration.decide_registrants")
def vetting() -> str:
    """Who waits for a decision, oldest first."""
    return list_page(VETTING)


@bp.get("/pendaftar")
@require_right("registration.find_registrants", "registration.resend_proof")
def registrants() -> str:
    """Everybody of the agency who has registered."""
    return list_page(HELPING)


def list_page(desk: Desk, error: str = "") -> str:
    """The list as the address asks for it; ``error`` is said above it."""
    question = Question.read(desk)
    page: RegistrantsFound = services.registration.find_registrants(
        q=question.cari, state=question.status, after=question.setelah, limit=ROWS
    )
    decides = desk is VETTING
    return render_template(
        "admin/registrants/list.html", desk=desk, question=question, page=page, words=WORDS, error=error,
        decides=decides,
    )
