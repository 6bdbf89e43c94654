"""The first question of a new setting: for which agency, region or announcement."""
from __future__ import annotations

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.settings.kinds import BY_SLUG, PHASES
from gateway.admin.settings.subjects import Subjects
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.event import new_id
from services.contracts.identity.settings import SettingKind


@bp.get("/setting/<slug>/baru")
@require_right("identity.settings", "identity.setting_history")
def new_setting(slug: str) -> Response | str:
    """Ask what it is about, then open its form; an announcement is about nothing but itself."""
    kind = BY_SLUG.get(slug) or abort(404)
    if not kind.add:
        abort(404)
    chosen = new_id() if kind.code == SettingKind.ANNOUNCEMENT else _chosen(kind.code)
    if chosen:
        return redirect(f"/admin/setting/{slug}/{chosen}")
    subjects = Subjects(services.reference.agencies())
    return render_template("admin/setting_start.html", kind=kind, phases=PHASES, subjects=subjects)


def _chosen(kind: SettingKind) -> str:
    phase, agency, region = (request.args.get(name, "").strip() for name in ("tahap", "instansi", "wilayah"))
    if kind == SettingKind.AGENCY_WINDOW:
        return f"{phase}:{agency}" if phase and agency else ""
    return region
