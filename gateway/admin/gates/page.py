"""The page of one agency; a super admin chooses which."""
from __future__ import annotations

from typing import Any

from flask import g, render_template, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.choose_agency import choose_agency
from gateway.admin.gates.words import GATES, NEEDS, STATES
from gateway.admin.settings.typed_values import boxes_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.settings import SettingKind
from services.contracts.profiles import Profile
from services.contracts.registration.gates import GateShown, GatesShown, Topic


@bp.get("/manajemen-verifikasi")
@require_right("registration.agency_gates", "registration.change_gate")
def gates() -> str:
    """Readiness and ticks."""
    return gates_page(request.args.get("instansi", ""))


def gates_page(agency_id: str, errors: dict[str, str] | None = None) -> str:
    """A super admin without an agency of the own is asked for one first."""
    held = {grant["profile"] for grant in g.who["grants"]}
    everywhere = Profile.SUPER_ADMIN in held
    if not agency_id and Profile.AGENCY_ADMIN not in held:
        about = _("Pilih instansi yang pendaftarannya akan diatur.")
        return choose_agency("/admin/manajemen-verifikasi", _("Manajemen Verifikasi"), about)
    shown: GatesShown = services.registration.agency_gates(agency_id=agency_id)
    return render_template(
        "admin/gates.html", shown=shown, gates=[_gate(one) for one in shown["gates"]], words=GATES, needs=NEEDS,
        states=STATES, topics=set(Topic), errors=errors or {}, everywhere=everywhere,
    )


def _gate(gate: GateShown) -> dict[str, Any]:
    """With what stands in its boxes; what was typed before an error stays there."""
    window = {name: gate[name] or None for name in ("opens", "closes")}
    typed = request.form if request.form.get("gate") == gate["gate"] else None
    return {**gate, "typed": typed or boxes_of(SettingKind.WINDOW, window)}

