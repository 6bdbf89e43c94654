"""Jadwal: the calendar of the campaign, and when each region may use the portal; for everybody."""
from __future__ import annotations

from flask import render_template
from flask_babel import lazy_gettext as _

from gateway.portal.blueprint import bp
from gateway.portal.schedule import calendar
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.identity.answers import Schedule
from services.contracts.identity.settings import Phase

PHASES = {
    Phase.REGISTRATION: (_("Pendaftaran"), "user"),
    Phase.FILLING: (_("Pengisian formulir"), "edit"),
    Phase.VERIFICATION: (_("Verifikasi"), "check"),
}


@bp.get("/jadwal")
@public
def schedule() -> str:
    """The page."""
    shown: Schedule = services.identity.schedule()
    return render_template("portal/schedule.html", schedule=shown, phases=PHASES)


@bp.app_template_global("registration_calendar")
def registration_calendar() -> object:
    """When registration is open, for the doors; None while nobody can say."""
    return calendar.phase(Phase.REGISTRATION)
