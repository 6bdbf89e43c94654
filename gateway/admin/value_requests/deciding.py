"""Merging, taking apart, adding, mapping, refusing, taking back: each leads back to the group or to the list."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.lists.typed import Typed
from gateway.admin.lists.writing import FIELDS
from gateway.admin.users.refused import PANEL, errors_of
from gateway.admin.value_requests.page import cluster_page, kept_of
from gateway.admin.value_requests.words import HERE
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid, Refusal
from services.contracts.helpdesk.clusters import ClusterOpened

Page = Response | str | tuple[str, int]
SEEN = ("helpdesk.clusters", "helpdesk.cluster", "helpdesk.desk_counts")


@bp.post("/helpdesk/permintaan/<cluster_id>/gabung")
@require_right(*SEEN, "helpdesk.merge_clusters")
def merge_value_requests(cluster_id: str) -> Page:
    """The ticked groups come to this one."""
    others = request.form.getlist("lain")
    if not others:
        return _wrong(cluster_id, "lain", _("Beri tanda pada permintaan yang sama."))
    return _do(cluster_id, "merge_clusters", "", {}, others=others)


@bp.post("/helpdesk/permintaan/<cluster_id>/pisah")
@require_right(*SEEN, "helpdesk.split_cluster")
def split_value_requests(cluster_id: str) -> Page:
    """The ticked spellings leave it."""
    texts = request.form.getlist("ejaan")
    if not texts:
        return _wrong(cluster_id, "ejaan", _("Beri tanda pada ejaan yang berarti lain."))
    done = _("Ejaan dipisahkan ke permintaan ini.")
    return _do(cluster_id, "split_cluster", done, {"texts": "ejaan"}, texts=texts)


@bp.post("/helpdesk/permintaan/<cluster_id>/petakan")
@require_right(*SEEN, "helpdesk.map_cluster")
def map_value_requests(cluster_id: str) -> Page:
    """It is the chosen value."""
    code = request.form.get("kode", "")
    if not code:
        return _wrong(cluster_id, "kode", _("Pilih satu data dalam daftar."))
    return _do(cluster_id, "map_cluster", "", {"code": "kode"}, code=code)


@bp.post("/helpdesk/permintaan/<cluster_id>/tolak")
@require_right(*SEEN, "helpdesk.refuse_cluster")
def refuse_value_requests(cluster_id: str) -> Page:
    """There is no such value."""
    reason = request.form.get("alasan", "").strip()
    if not reason:
        return _wrong(cluster_id, "alasan", _("Tulis alasannya; semua yang meminta membacanya."))
    return _do(cluster_id, "refuse_cluster", "", {"reason": "alasan"}, reason=reason)


@bp.post("/helpdesk/permintaan/<cluster_id>/tambah")
@require_right(*SEEN, "helpdesk.add_value_for")
def add_requested_value(cluster_id: str) -> Page:
    """The value goes into the list; what is likely there is shown first."""
    shown: ClusterOpened = services.helpdesk.cluster(cluster_id=cluster_id)
    typed = Typed.sent(kept_of(shown["list"]))
    if typed.kept.points_to:
        typed.choose()
    if request.form.get("do") == "cari":
        return cluster_page(cluster_id, new=typed, opened="tambah")
    typed.check()
    if typed.errors:
        return cluster_page(cluster_id, typed.errors, new=typed, opened="tambah"), Invalid.status
    body = {name: value for name, value in typed.body().items() if name not in ("list", "valid_from", "valid_to")}
    return _do(cluster_id, "add_value_for", "", FIELDS, new=typed, **body)


@bp.post("/helpdesk/permintaan/<cluster_id>/urungkan")
@require_right(*SEEN, "helpdesk.undo_cluster")
def undo_value_requests(cluster_id: str) -> Page:
    """The group is to be decided again."""
    try:
        services.helpdesk.undo_cluster.write(
            cluster_id=cluster_id, version=request.form.get("versi", 0, type=int)
        )
    except Conflict as refusal:
        flash(refusal.message, "warn")
    else:
        flash(_("Keputusan diurungkan."), "ok")
    return redirect(f"{HERE}/{cluster_id}", 303)


def _do(
    cluster_id: str, action: str, done: str, names: dict[str, str], new: Typed | None = None, **body: Any
) -> Page:
    version = request.form.get("versi", "")
    try:
        kept = getattr(services.helpdesk, action).write(
            cluster_id=cluster_id, version=int(version) if version.isdecimal() else 0, **body
        )
    except (Invalid, Conflict) as refusal:
        return _refused(cluster_id, refusal, names, new), refusal.status
    if done:  # what can be taken back, the bar on the page says
        flash(done, "ok")
    return redirect(f"{HERE}/{kept['cluster_id']}", 303)


def _refused(cluster_id: str, refusal: Refusal, names: dict[str, str], new: Typed | None) -> str:
    errors = errors_of(refusal, names)
    same: list[dict[str, Any]] = []
    if refusal.details.get("code") == "likely_same":
        errors.pop(PANEL, None)
        same = refusal.details["same"]
    typed = {"new": new, "opened": "tambah"} if new is not None else {}
    return cluster_page(cluster_id, errors, same=same, reason=request.form.get("alasan", ""), **typed)


def _wrong(cluster_id: str, where: str, message: str) -> Page:
    reason = request.form.get("alasan", "")
    return cluster_page(cluster_id, {where: message}, reason=reason), Invalid.status
