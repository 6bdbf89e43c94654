"""The tickets at an operator's desks, and the oldest of them to work on next."""
from __future__ import annotations

from flask import flash, g, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk.question import AGES, Question
from gateway.admin.helpdesk.undo import last_answered
from gateway.admin.helpdesk.words import HOME, ICONS, QUEUES
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.helpdesk.answers import DeskCounts
from services.contracts.helpdesk.categories import CATEGORIES


@bp.get("/helpdesk")
@require_right("helpdesk.tickets")
def helpdesk() -> str:
    """One queue, oldest first."""
    question, counts = Question.read(), counted()
    page = services.helpdesk.tickets(**question.asked(), limit=25)
    return render_template(
        "admin/helpdesk/list.html", question=question, counts=counts, page=page, queues=QUEUES, ages=AGES,
        icons=ICONS, categories=CATEGORIES, answered=last_answered(),
        office=", ".join(dict.fromkeys(f"{one['name']}, {one['jurisdiction']}" for one in g.who["grants"])),
    )


@bp.post("/helpdesk/berikutnya")
@require_right("helpdesk.next_ticket")
def next_ticket() -> Response:
    """Ambil berikutnya: the oldest free ticket is mine and opens."""
    number = services.helpdesk.next_ticket.write()["number"]
    if not number:
        flash(_("Tidak ada tiket yang belum diambil di meja Anda."), "ok")
    return redirect(f"{HOME}/{number}" if number else HOME, 303)


def counted() -> DeskCounts:
    """How many wait, also for the menu of this page."""
    found: DeskCounts = services.helpdesk.desk_counts()
    g.desk_counts = found
    return found
