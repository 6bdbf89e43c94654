"""The own sessions: where, in which browser, since when; end one, or all but this one."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from gateway import session
from gateway.account.door import own_page
from gateway.services import services
from services.contracts.errors import NotFound


@own_page("/sesi", "GET")
def sessions() -> str:
    """All that live, the last used first."""
    found = services.identity.my_sessions(token=session.token())
    return render_template("account/sessions.html", sessions=found)


@own_page("/sesi", "POST")
def end_sessions() -> Response:
    """End the one that was named, or all others."""
    chosen = request.form.get("sesi", "")
    if not chosen:
        ended = services.identity.end_my_other_sessions.write(token=session.token())["ended"]
        flash(ngettext("%(num)d sesi lain diakhiri.", "%(num)d sesi lain diakhiri.", ended))
        return redirect(request.path, 303)
    try:
        services.identity.end_my_session.write(session_id=chosen)
        flash(_("Sesi diakhiri."))
    except NotFound:  # it has ended by itself meanwhile, which is what was wanted
        flash(_("Sesi itu sudah berakhir."))
    return redirect(request.path, 303)
