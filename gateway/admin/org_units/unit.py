"""One unit: where it stands, and its tick."""
from __future__ import annotations

from flask import render_template

from gateway.admin.blueprint import bp
from gateway.admin.org_units.agency import is_admin
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reference.answers import UnitOpened


@bp.get("/unor/<unit_id>")
@require_right("reference.flag_unit", "reference.unit")
def org_unit(unit_id: str) -> str:
    """The unit as it is."""
    shown: UnitOpened = services.reference.unit(unit_id=unit_id)
    code = {"list": "eselon", "code": shown["eselon"]}
    names: dict[str, str] = services.reference.labels(codes=[code]) if shown["eselon"] else {}
    eselon = names.get(f"eselon:{shown['eselon']}", shown["eselon"])
    return render_template("admin/org_units/unit.html", unit=shown, eselon=eselon, may_clear=is_admin())
