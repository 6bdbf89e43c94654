"""Jawaban and Keterangan: saved, taken back, or shown again as they were typed."""
from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk import undo
from gateway.admin.helpdesk.inputs import PREFIX, read
from gateway.admin.helpdesk.ticket import ticket_page
from gateway.admin.helpdesk.words import HOME
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Forbidden, Invalid
from services.contracts.helpdesk.answers import AnswerScheduled
from services.contracts.helpdesk.effects import EFFECTS
from services.contracts.helpdesk.requests import LONGEST_ANSWER, VERDICTS

_NAMED = {name: PREFIX + name for one in EFFECTS.values() for name in (*one.needs, *one.may)}
CONTROLS = _NAMED | {"verdict": "jawaban", "note": "keterangan"}
Page = Response | str | tuple[str, int]


@bp.post("/helpdesk/<number>/jawab")
@require_right("helpdesk.ticket", "helpdesk.answer")
def answer(number: str) -> Page:
    """Simpan; ``do=cari`` only searches the lists again, ``do=baku`` writes a canned answer into Keterangan."""
    typed = request.form
    if typed.get("do") in ("cari", "baku"):
        kept = {name: text for name, text in typed.items() if name != "baku" or typed["do"] == "baku"}
        return ticket_page(number, typed=kept)
    verdict, note = typed.get("jawaban", ""), typed.get("keterangan", "").strip()
    kept = {name: text for name, text in typed.items() if name != "baku"}
    if errors := _missing(verdict, note):
        return ticket_page(number, errors, kept), Invalid.status
    try:
        given: AnswerScheduled = services.helpdesk.answer.write(
            number=number, version=typed.get("version", 0, type=int), verdict=verdict, note=note,
            effect=read(typed) if verdict == "approve" else {},
        )
    except (Invalid, Conflict, Forbidden) as refusal:
        return ticket_page(number, errors_of(refusal, CONTROLS), kept), refusal.status
    undo.remember(given)
    return redirect(HOME, 303)


@bp.post("/helpdesk/<number>/urungkan")
@require_right("helpdesk.undo_answer")
def undo_answer(number: str) -> Response:
    """The ticket is at hand again."""
    try:
        services.helpdesk.undo_answer.write(number=number, version=request.form.get("version", 0, type=int))
    except Conflict as refusal:
        flash(refusal.message, "warn")
    undo.forget()
    return redirect(f"{HOME}/{number}", 303)


def _missing(verdict: str, note: str) -> dict[str, str]:
    errors = {} if verdict in VERDICTS else {"jawaban": _("Pilih setuju atau tolak.")}
    if not note:
        errors["keterangan"] = _("Tulis keterangannya; pelapor membacanya.")
    if len(note) > LONGEST_ANSWER:
        errors["keterangan"] = _("Keterangan paling panjang %(num)d tanda.", num=LONGEST_ANSWER)
    return errors


