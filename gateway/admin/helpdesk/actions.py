"""What else is done with a ticket: take, let go, ask, note, hand over, merge, reopen, ask the agencies of a move."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk.inputs import PREFIX
from gateway.admin.helpdesk.ticket import ticket_page
from gateway.admin.helpdesk.words import HOME
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound

Page = Response | str | tuple[str, int]
CONTROLS = {
    "body": "pesan", "reason": "alasan", "profile": "meja", "into": "gabung", "agency_id": f"{PREFIX}agency_id",
}  # fmt: skip


def _text(name: str, longest: int = 2000) -> str:
    return request.form.get(name, "").strip()[:longest]


def _page_of(number: str) -> dict[str, Any]:
    return {"number": number, "version": request.form.get("version", 0, type=int)}


def _do(number: str, needed: dict[str, str], act: Callable[[], Any], done: str, back: str = "") -> Page:
    """Do it and say so; what is missing or refused stands on the page with everything that was typed."""
    errors = {name: words for name, words in needed.items() if not _text(name)}
    if errors:
        return ticket_page(number, errors, request.form), Invalid.status
    try:
        act()
    except (Invalid, Conflict, Forbidden, NotFound) as refusal:
        return ticket_page(number, errors_of(refusal, CONTROLS), request.form), refusal.status
    if done:
        flash(done, "ok")
    return redirect(back or f"{HOME}/{number}", 303)


@bp.post("/helpdesk/<number>/ambil")
@require_right("helpdesk.ticket", "helpdesk.claim")
def claim_ticket(number: str) -> Page:
    """Hold it."""
    return _do(number, {}, lambda: services.helpdesk.claim.write(**_page_of(number)), "")


@bp.post("/helpdesk/<number>/lepas")
@require_right("helpdesk.ticket", "helpdesk.release")
def release_ticket(number: str) -> Page:
    """Give it back to the desk."""
    done = _("Tiket dilepas; rekan Anda dapat mengambilnya.")
    return _do(number, {}, lambda: services.helpdesk.release.write(**_page_of(number)), done, HOME)


@bp.post("/helpdesk/<number>/catatan")
@require_right("helpdesk.ticket", "helpdesk.write_note")
def note_ticket(number: str) -> Page:
    """Catatan internal."""
    needed = {"catatan": _("Tulis catatannya.")}
    write = services.helpdesk.write_note.write
    return _do(number, needed, lambda: write(number=number, body=_text("catatan")), _("Catatan internal tersimpan."))


@bp.post("/helpdesk/<number>/pesan")
@require_right("helpdesk.ticket", "helpdesk.write_message")
def message_reporter(number: str) -> Page:
    """Ask the reporter before there is an answer."""
    needed = {"pesan": _("Tulis pesannya; pelapor membacanya.")}
    write = services.helpdesk.write_message.write
    return _do(number, needed, lambda: write(number=number, body=_text("pesan")), _("Pesan terkirim ke pelapor."))


@bp.post("/helpdesk/<number>/serahkan")
@require_right("helpdesk.ticket", "helpdesk.hand_over")
def hand_over(number: str) -> Page:
    """Another desk answers."""
    needed = {"meja": _("Pilih meja yang menjawab."), "alasan": _("Tulis alasannya.")}
    body = {**_page_of(number), "profile": _text("meja", 40), "reason": _text("alasan", 500)}
    return _do(number, needed, lambda: services.helpdesk.hand_over.write(**body), _("Tiket diserahkan."), HOME)


@bp.post("/helpdesk/<number>/gabung")
@require_right("helpdesk.ticket", "helpdesk.merge")
def merge_ticket(number: str) -> Page:
    """The answer of another ticket answers this one, too."""
    needed = {"gabung": _("Tulis nomor tiket tujuan."), "alasan_gabung": _("Tulis alasannya.")}
    body = {**_page_of(number), "into": _text("gabung", 20), "reason": _text("alasan_gabung", 500)}
    return _do(number, needed, lambda: services.helpdesk.merge.write(**body), _("Tiket digabungkan."))


@bp.post("/helpdesk/<number>/buka-kembali")
@require_right("helpdesk.ticket", "helpdesk.reopen")
def reopen_ticket(number: str) -> Page:
    """It waits again."""
    needed = {"alasan": _("Tulis alasannya.")}
    body = {**_page_of(number), "reason": _text("alasan", 500)}
    return _do(number, needed, lambda: services.helpdesk.reopen.write(**body), _("Tiket dibuka kembali."))


@bp.post("/helpdesk/<number>/konfirmasi")
@require_right("helpdesk.ticket", "helpdesk.ask_agencies")
def ask_agencies(number: str) -> Page:
    """Both agencies of a move are asked."""
    chosen = f"{PREFIX}agency_id"
    body = {**_page_of(number), "agency_id": _text(chosen, 36)}
    needed = {chosen: _("Pilih instansi yang benar.")}
    done = _("Kedua instansi diminta mengonfirmasi; mereka punya waktu lima hari kerja.")
    return _do(number, needed, lambda: services.helpdesk.ask_agencies.write(**body), done)
