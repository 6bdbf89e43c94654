"""What the desk's buttons do: take, let go, save, tick all, send, return, take back."""
from __future__ import annotations

from dataclasses import replace

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification import decisions
from gateway.admin.verification.conflict import keeps_what_was_typed, merge_page
from gateway.admin.verification.decisions import Decision
from gateway.admin.verification.inbox import open_desk
from gateway.admin.verification.register_number import desk_address
from gateway.admin.verification.undo import RETURNED, SENT, forget, remember
from gateway.formats import register
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.verification.answers import CaseShown, Sent

NOT_KNOWN = _l(
    "Tanpa JavaScript halaman ini tidak tahu dokumen mana yang sudah Anda buka. Periksa sebelum mengirim."
)
MOVED_AWAY = _l(
    "Kiriman ditarik kembali. Kantor Anda bukan lagi verifikator level 1 berkas ini: berkas pindah ke kantornya "
    "sekarang, beserta tanda keputusan Anda."
)


@bp.post("/verifikasi/<register_number>/ambil")
@keeps_what_was_typed
@require_right("verification.case", "verification.claim")
def claim(register_number: str) -> Response | tuple[str, int]:
    """Claim the case; ticks that came along (after a lost claim) are laid beside what stands now."""
    case: CaseShown = services.verification.case(register_number=register_number)
    claimed = services.verification.claim.write(case_id=case["case_id"], version=case["version"])
    mine = decisions.read(request.form)
    return merge_page(claimed, mine) if mine else redirect(desk_address(register_number), 303)


@bp.post("/verifikasi/<register_number>/lepas")
@keeps_what_was_typed
@require_right("verification.save", "verification.release")
def release(register_number: str) -> Response:
    """Save the ticks and give the case back to the pool."""
    save_form(decisions.read(request.form))
    services.verification.release.write(**claimed_case())
    flash(_("%(number)s dilepas; rekan Anda dapat mengambilnya.", number=register(register_number)), "ok")
    return redirect("/admin/verifikasi", 303)


@bp.post("/verifikasi/<register_number>/simpan")
@keeps_what_was_typed
@require_right("verification.save")
def save(register_number: str) -> Response:
    """Simpan: the ticks become the draft of the claim's holder, changeable."""
    save_form(decisions.read(request.form))
    return redirect(f"{desk_address(register_number)}?tersimpan=1", 303)


@bp.post("/verifikasi/<register_number>/setujui-semua")
@keeps_what_was_typed
@require_right("verification.save")
def approve_all(register_number: str) -> Response:
    """Checkall: every change without a tick is approved; a rejection stays, nothing is sent yet."""
    mine = decisions.read(request.form)
    open_ones = [change_id for change_id, decision in mine.items() if not decision.verdict]
    save_form(mine | {change_id: replace(mine[change_id], verdict="approve") for change_id in open_ones})
    words = ngettext(
        "%(num)d perubahan ditandai setuju, belum dikirim.", "%(num)d perubahan ditandai setuju, belum dikirim.",
        len(open_ones),
    )
    flash(words, "ok")
    if open_ones:  # with scripts the page asks before; without them nobody knows what was looked at
        flash(NOT_KNOWN, "info")
    return redirect(desk_address(register_number), 303)


@bp.post("/verifikasi/<register_number>/kirim")
@keeps_what_was_typed
@require_right("verification.send", "verification.next")
def send(register_number: str) -> Response:
    """Save and send to the next level at once; the next case opens with ten seconds to take this one back."""
    sent: Sent = services.verification.send.write(**claimed_case(), decisions=form_decisions(), take_next=True)
    remember(sent, register_number, form_level(), returned=False)
    return open_desk(sent["next"], SENT, register_number)


@bp.post("/verifikasi/<register_number>/kembalikan")
@keeps_what_was_typed
@require_right("verification.return_form", "verification.next")
def return_form(register_number: str) -> Response:
    """Save and give the form back to the civil servant with the reasons; ten seconds to take it back."""
    sent: Sent = services.verification.return_form.write(**claimed_case(), decisions=form_decisions(), take_next=True)
    remember(sent, register_number, form_level(), returned=True)
    return open_desk(sent["next"], RETURNED, register_number)


@bp.post("/verifikasi/<register_number>/urungkan")
@keeps_what_was_typed
@require_right("verification.undo")
def undo(register_number: str) -> Response:
    """Take the sending back; the case is on the desk again with its ticks, or goes where it belongs by now."""
    case: CaseShown = services.verification.undo.write(**claimed_case())
    forget()
    if case["state"] != "open":
        flash(MOVED_AWAY, "info")
    return redirect(desk_address(register_number), 303)


def claimed_case() -> dict[str, object]:
    """The case as the page showed it."""
    return {"case_id": request.form.get("case_id", ""), "version": request.form.get("version", 0, type=int)}


def form_decisions() -> list[dict[str, str]]:
    """The ticks of the page, as ``send`` and ``return_form`` save them."""
    return [decision.to_request() for decision in decisions.read(request.form).values()]


def form_level() -> int:
    """The level at which the page showed the case."""
    return request.form.get("level", 0, type=int)


def save_form(mine: dict[str, Decision]) -> None:
    """Save ticks as drafts; a case without anything to decide has none."""
    if mine:
        sent = [decision.to_request() for decision in mine.values()]
        services.verification.save.write(**claimed_case(), decisions=sent)
