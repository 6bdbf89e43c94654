"""Verifikasi Data: the queues of an office, a page of one, what a search finds, and the next case."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification import queues
from gateway.admin.verification.counts import count_queues
from gateway.admin.verification.pace import pace_of_my_office
from gateway.admin.verification.question import AGES, Question
from gateway.admin.verification.register_number import canonical, desk_address, is_register_number
from gateway.admin.verification.statuses import statuses
from gateway.admin.verification.undo import last_sent
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.verification.answers import Filters, InboxPage, Queues

PAGE = 50
NOBODY: InboxPage = {"rows": [], "next": ""}


@bp.get("/verifikasi")
@require_right("verification.inbox", "verification.queues", "verification.filters", "verification.forecast")
def inbox() -> str | Response:
    """One queue, oldest first; a whole nomor register in the search leads straight to its desk."""
    question = Question.read()
    if is_register_number(question.cari):
        return redirect(desk_address(question.cari))
    counts = count_queues()
    searched = _search(question, counts) if question.queue is queues.SEARCH else _queue(question)
    return render_template(
        "admin/inbox.html", question=question, queue=question.queue, queues=queues.IN_ORDER, counts=counts, ages=AGES,
        sent=last_sent(), **searched,
    )


def _queue(question: Question) -> dict[str, Any]:
    page: InboxPage = services.verification.inbox(**question.asked(), limit=PAGE)
    filters: Filters = services.verification.filters(queue=question.queue.code)
    return {"page": page, "filters": filters, "pace": None if question.setelah else pace_of_my_office()}


def _search(question: Question, counts: Queues) -> dict[str, Any]:
    """From level 2 on also by NIP and status; the status of a BKN level is looked up within one agency."""
    later = [level for level in counts["levels"] if level > 1]
    choices = {"statuses": statuses(min(later)) if later else [], "filters": None, "wrong": ""}
    if not (question.cari or question.status):
        return {"page": NOBODY, **choices}
    try:
        return {"page": services.verification.inbox(**question.asked(), limit=PAGE), **choices}
    except Invalid as refusal:
        return {"page": NOBODY, **choices, "wrong": refusal.message}


@bp.post("/verifikasi/berikutnya")
@require_right("verification.next")
def take_next() -> Response:
    """Claim the oldest case of the own jurisdiction and open it."""
    return open_desk(services.verification.next.write()["register_number"])


def open_desk(taken: str, done: str = "", to: str = "") -> Response:
    """The desk of the case that was taken; ``done`` (``terkirim``, ``dikembalikan``) ``to`` another: the undo bar."""
    register_number = canonical(taken)
    undo = f"?{done}={canonical(to)}" if done else ""
    if register_number:
        return redirect(desk_address(register_number) + undo, 303)
    flash(_("Tidak ada lagi berkas yang belum diambil di wilayah Anda."), "info")
    return redirect(f"/admin/verifikasi{undo}", 303)
