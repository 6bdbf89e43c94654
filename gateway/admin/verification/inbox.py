"""The inbox: the office's queues with their counts, a page of one of them, and the two ways to take a case."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification import queues
from gateway.admin.verification.counts import count_queues
from gateway.admin.verification.register_number import canonical, desk_address, is_register_number
from gateway.admin.verification.undo import last_sent
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.verification.answers import InboxPage

PAGE = 50


@bp.get("/verifikasi")
@require_right("verification.inbox", "verification.queues")
def inbox() -> str | Response:
    """One queue, oldest first; a whole nomor register in the search leads straight to its desk."""
    q = request.args.get("cari", "").strip()
    if is_register_number(q):
        return redirect(desk_address(q))
    queue = queues.BY_SLUG.get(request.args.get("antrean", ""), queues.DEFAULT)
    after = request.args.get("setelah", "")
    counts = count_queues()
    page: InboxPage = services.verification.inbox(queue=queue.code, q=q[:100], after=after[:100], limit=PAGE)
    return render_template(
        "admin/inbox.html", queue=queue, queues=queues.IN_ORDER, counts=counts, page=page, q=q, after=after,
        sent=last_sent(),
    )


@bp.post("/verifikasi/berikutnya")
@require_right("verification.next")
def take_next() -> Response:
    """Claim the oldest case of the own jurisdiction and open it."""
    return open_next()


def open_next(done: str = "", to: str = "") -> Response:
    """The desk of the next case; ``done`` (``terkirim``, ``dikembalikan``) was done ``to`` a case: the undo bar."""
    register_number = canonical(services.verification.next.write()["register_number"])
    undo = f"?{done}={canonical(to)}" if done else ""
    if register_number:
        return redirect(desk_address(register_number) + undo, 303)
    flash(_("Tidak ada lagi berkas yang belum diambil di wilayah Anda."), "info")
    return redirect(f"/admin/verifikasi{undo}", 303)
