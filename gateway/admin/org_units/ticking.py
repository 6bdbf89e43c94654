"""The tick of a unit: what a change would move is shown first, then the change is made."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.org_units.agency import HERE
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict
from services.contracts.reference.answers import UnitOpened
from services.contracts.verification.answers import FlagEffect

RIGHT = require_right("reference.flag_unit", "reference.unit", "verification.flag_effect")


@bp.get("/unor/<unit_id>/ubah")
@RIGHT
def before_flagging(unit_id: str) -> str | Response:
    """What the wanted tick (``level1``, as the box sends it) would do; a tick that stands already changes nothing."""
    unit: UnitOpened = services.reference.unit(unit_id=unit_id)
    wanted = "level1" in request.args
    if wanted == unit["flagged"]:
        flash(_("Tidak ada yang berubah."), "info")
        return redirect(f"{HERE}/{unit_id}")
    return _effect(unit, wanted=wanted)


@bp.post("/unor/<unit_id>/ubah")
@RIGHT
def flag_unit(unit_id: str) -> Response | tuple[str, int]:
    """Change it, as the page before said."""
    wanted = request.form.get("level1") == "ya"
    try:
        services.reference.flag_unit.write(
            unit_id=unit_id, flagged=wanted, version=request.form.get("version", 0, type=int)
        )
    except Conflict as refusal:
        unit: UnitOpened = services.reference.unit(unit_id=unit_id)
        return _effect(unit, wanted=wanted, refused=kata(refusal.message)), refusal.status
    flash(
        _("Unit ini sekarang verifikator level 1. Tambahkan orangnya di Manajemen Pengguna.") if wanted
        else _("Unit ini bukan lagi verifikator level 1. Berkasnya sedang dibagikan ulang."),
        "ok",
    )
    return redirect(f"{HERE}/{unit_id}", 303)


def _effect(unit: UnitOpened, *, wanted: bool, refused: str = "") -> str:
    effect: FlagEffect = services.verification.flag_effect(
        agency_id=unit["agency_id"], unit_id=unit["unit_id"], flagged=wanted
    )
    total = sum(one["cases"] for one in effect["changes"])
    homeless = sum(one["cases"] for one in effect["changes"] if not one["to_id"])
    return render_template(
        "admin/org_units/effect.html", unit=unit, wanted=wanted, effect=effect, total=total, homeless=homeless,
        refused=refused,
    )
