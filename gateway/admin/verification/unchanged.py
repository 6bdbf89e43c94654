"""Sahkan tanpa perubahan: forms in which nothing changes are confirmed from a list, with one press."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import flash, redirect, render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.verification.counts import count_queues
from gateway.admin.verification.ticked import Done, Ticked, one_by_one, ticked
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.verification.answers import InboxPage

HERE = "/admin/verifikasi/tanpa-perubahan"
PAGE = 50
TAKE_BACK = timedelta(seconds=10)
RIGHT = require_right("verification.inbox", "verification.queues", "verification.confirm_unchanged")


@bp.get("/verifikasi/tanpa-perubahan")
@RIGHT
def unchanged() -> str:
    """The oldest that nobody holds."""
    return _page(Done())


@bp.post("/verifikasi/tanpa-perubahan")
@RIGHT
def confirm() -> str | tuple[str, int]:
    """The ticked ones; for ten seconds all of them can be taken back."""
    chosen = ticked()
    if not chosen:
        return _page(Done(), nothing=True), 422
    done = one_by_one(chosen, lambda one: services.verification.confirm_unchanged.write(**one.case))
    return _page(done, until=(datetime.now(UTC) + TAKE_BACK).isoformat() if done.changed else "")


@bp.post("/verifikasi/tanpa-perubahan/urungkan")
@require_right("verification.undo")
def take_back() -> Response:
    """All that were just confirmed."""
    done = one_by_one(ticked(), lambda one: services.verification.undo.write(**one.case))
    count = len(done.changed)
    flash(ngettext("%(num)d berkas ditarik kembali.", "%(num)d berkas ditarik kembali.", count), "ok")
    if done.others:
        flash(_("Sudah lewat 10 detik: kiriman tidak dapat ditarik kembali."), "info")
    return redirect(HERE, 303)


def _page(done: Done, *, until: str = "", nothing: bool = False) -> str:
    page: InboxPage = services.verification.inbox(queue="unclaimed", changes="none", limit=PAGE)
    rows = [(Ticked(row["case_id"], row["version"], row["register_number"]), row) for row in page["rows"]]
    return render_template(
        "admin/unchanged.html", rows=rows, more=bool(page["next"]), counts=count_queues(), done=done, until=until,
        nothing=nothing, here=HERE,
    )
