"""The list of notifications, and marking them as read."""
from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from gateway import session
from gateway.portal.blueprint import bp
from gateway.portal.notifications.words import WORDS, Words
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.identity.notifications import Notifications, NotificationShown, Told


@dataclass(frozen=True)
class Line:
    """A notification in words."""

    told: NotificationShown
    title: str
    text: str
    words: Words


@bp.get("/pemberitahuan")
@require_citizen
def notifications() -> str:
    """What happened, newest first; a kind that these pages do not know yet is left out."""
    shown: Notifications = services.identity.my_notifications()
    lines = [_line(one) for one in shown["newest"] if one["kind"] in set(Told)]
    return render_template("portal/notifications.html", lines=lines, unread=shown["unread"])


def _line(one: NotificationShown) -> Line:
    words, named = WORDS[Told(one["kind"])], {"level": one["level"]}
    return Line(one, str(words.title) % named, str(words.text) % named, words)


@bp.post("/pemberitahuan")
@require_citizen
def read_notifications() -> Response:
    """Mark one, or all, as read; a line's own button leads on to what it tells of."""
    ids = request.form.getlist("id")
    services.identity.read_notifications.write(ids=ids)
    current_app.extensions["remembered"].forget(session.token())  # so that the bell counts anew
    wanted = request.form.get("ke", "")
    known = {words.way for words in WORDS.values()}
    return redirect(wanted if wanted in known else url_for("portal.notifications"), 303)
