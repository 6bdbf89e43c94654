"""The page: columns, format, filters, reason and a fresh code; below it the own exports and how far they are."""
from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from gateway.account.code import said
from gateway.admin.blueprint import bp
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid, TooMany
from services.contracts.registration.exports import Exports

Page = Response | str | tuple[str, int]
PATH = "/admin/export"
USUAL = ("nip_baru", "nama", "golongan", "jenis_jabatan", "unit_organisasi", "instansi_kerja")
AT_THE_FIELD = {"columns": "kolom", "format": "format", "reason": "alasan", "code": "kode", "agency_id": "instansi"}
FORMATS = [("csv", "CSV"), ("xlsx", "XLSX"), ("parquet", "Parquet")]
SHORTEST = 10  # letters of a reason
STATES: dict[str, tuple[Any, str]] = {
    "queued": (lazy_gettext("Menunggu giliran"), "plain"), "running": (lazy_gettext("Sedang dibuat"), "info"),
    "done": (lazy_gettext("Siap diunduh"), "ok"), "cancelled": (lazy_gettext("Dibatalkan"), "plain"),
    "failed": (lazy_gettext("Tidak dapat dibuat"), "bad"), "expired": (lazy_gettext("Sudah dihapus"), "plain"),
}  # fmt: skip


@bp.get("/export")
@require_right("registration.exports", "registration.request_export")
def exports() -> str:
    """What can be exported, and what was."""
    return _page()


@bp.post("/export")
@require_right("registration.exports", "registration.request_export")
def request_export() -> Page:
    """Minta ekspor: nothing typed is lost when something is missing, but for the code."""
    form = request.form
    if errors := _missing():
        return _page(errors), Invalid.status
    try:
        services.registration.request_export.write(
            columns=form.getlist("kolom"), format=form.get("format", ""), agency_id=form.get("instansi", ""),
            golongan=form.get("golongan", "").strip(), position=form.get("jabatan", "").strip(),
            reason=form.get("alasan", "").strip(), code="".join(form.get("kode", "").split())[:16],
        )
    except TooMany as refusal:
        return _page({"kode": said(refusal)}), refusal.status
    except Invalid as refusal:
        return _page(errors_of(refusal, AT_THE_FIELD)), refusal.status
    flash(_("Ekspor masuk antrean. Halaman ini menunjukkan kemajuannya."), "ok")
    return redirect(PATH, 303)


@bp.post("/export/batal")
@require_right("registration.exports", "registration.cancel_export")
def cancel_export() -> Page:
    """Batalkan, also of a file that is ready: nothing of it stays."""
    services.registration.cancel_export.write(export_id=request.form.get("ekspor", ""))
    flash(_("Ekspor dibatalkan, berkasnya dihapus."), "ok")
    return redirect(PATH, 303)


def _missing() -> dict[str, str]:
    form, errors = request.form, {}
    if not form.getlist("kolom"):
        errors["kolom"] = _("Pilih sedikitnya satu kolom.")
    if len(form.get("alasan", "").strip()) < SHORTEST:
        errors["alasan"] = _("Tulis untuk apa data ini, sedikitnya %(num)s huruf.", num=SHORTEST)
    if not form.get("kode", "").strip():
        errors["kode"] = _("Isi kode dari aplikasi autentikator.")
    return errors


def _page(errors: dict[str, str] | None = None) -> str:
    shown: Exports = services.registration.exports()
    sections = [(name, list(columns)) for name, columns in groupby(shown["columns"], lambda one: one["section"])]
    chosen = set(request.form.getlist("kolom")) if request.method == "POST" else set(USUAL)
    running = any(one["state"] in ("queued", "running") for one in shown["exports"])
    labels = {one["name"]: one["label"] for one in shown["columns"]}
    return render_template(
        "admin/exports/page.html", shown=shown, sections=sections, chosen=chosen, formats=FORMATS, states=STATES,
        errors=errors or {}, typed=request.form, running=running, labels=labels,
        golongans=services.reference.values(list="golongan"), positions=services.reference.values(list="jenis_jabatan"),
    )
