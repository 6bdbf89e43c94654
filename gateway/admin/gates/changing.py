"""Setting a tick, confirming a list, letting an agency open early."""
from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.gates.page import gates_page
from gateway.admin.settings.typed_values import value_of
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid
from services.contracts.identity.settings import SettingKind

Page = Response | str | tuple[str, int]


@bp.post("/manajemen-verifikasi")
@require_right("registration.agency_gates", "registration.change_gate")
def change_gate() -> Page:
    """Simpan: the tick and its window."""
    gate, version = request.form.get("gate", ""), request.form.get("version", "")
    try:
        services.registration.change_gate.write(
            agency_id=_agency(), gate=gate, ticked="ticked" in request.form,
            version=int(version) if version.isdecimal() else 0, **value_of(SettingKind.WINDOW, request.form),
        )
    except (Invalid, Conflict) as refusal:
        names = {name: f"{gate}-{name}" for name in ("ticked", "opens", "closes")}
        return gates_page(_agency(), errors_of(refusal, names)), refusal.status
    flash(_("Pengaturan disimpan."), "ok")
    return _back()


@bp.post("/manajemen-verifikasi/kesiapan")
@require_right("registration.agency_gates", "registration.confirm_topic")
def confirm_topic() -> Page:
    """This list is complete, or is not after all."""
    confirmed = request.form.get("do") != "batal"
    services.registration.confirm_topic.write(
        agency_id=_agency(), topic=request.form.get("topic", ""), confirmed=confirmed
    )
    flash(_("Dicatat sebagai lengkap.") if confirmed else _("Pernyataan lengkap dibatalkan."), "ok")
    return _back()


@bp.post("/manajemen-verifikasi/izin")
@require_right("registration.agency_gates", "registration.override_readiness")
def override_readiness() -> Page:
    """A super admin's word, with its reason."""
    reason, takes_back = request.form.get("alasan", "").strip(), request.form.get("do") == "batal"
    if not reason and not takes_back:
        return gates_page(_agency(), {"alasan": _("Tulis alasannya.")}), Invalid.status
    services.registration.override_readiness.write(agency_id=_agency(), reason="" if takes_back else reason)
    flash(_("Izin dibatalkan.") if takes_back else _("Instansi ini boleh membuka lebih awal."), "ok")
    return _back()


def _agency() -> str:
    return request.args.get("instansi", "")


def _back() -> Response:
    return redirect(f"/admin/manajemen-verifikasi?instansi={_agency()}", 303)
