"""Recovery codes: as a file to keep, and new ones in place of those that were used or seen."""
from __future__ import annotations

import re
from typing import Any

from flask import Response, g, render_template, request
from flask_babel import gettext as _

from gateway.account.blueprint import bp
from gateway.account.code import said
from gateway.services import services
from gateway.who_may_open import public, require_official
from services.contracts.errors import Invalid, TooMany

_CODES = re.compile(r"([2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5} ?){1,10}")


@bp.get("/admin/kode-cadangan")
@require_official
def recovery_codes() -> str:
    """What they are for, and the way to new ones."""
    return _renewal()


@bp.post("/admin/kode-cadangan")
@require_official
def renew_recovery_codes() -> Any:
    """The app's code shows that it is the holder who sits there."""
    typed = "".join(request.form.get("kode", "").split())
    if not typed:
        return _renewal(_("Isi kode dari aplikasi autentikator.")), Invalid.status
    try:
        told = services.identity.renew_recovery_codes(code=typed[:16])
    except (Invalid, TooMany) as refusal:
        return _renewal(said(refusal)), refusal.status
    return render_template("account/recovery_codes.html", codes=told["recovery_codes"], way_on="/admin/sesi")


@bp.post("/admin/masuk/kode-cadangan.txt")
@public
def recovery_codes_file() -> Response:
    """The codes that the page shows, as a file: the page sends them back, nobody keeps them."""
    codes = request.form.get("kode_cadangan", "")
    if not _CODES.fullmatch(codes):
        raise Invalid(_("Kode cadangan tidak dapat dibaca. Muat ulang halaman ini."))
    who = g.who["username"] if g.who else ""
    lines = [_("Kode cadangan e-PUPNS"), who, "", *codes.split(), "", _("Setiap kode hanya dapat dipakai satu kali.")]
    answer = Response("\n".join(lines) + "\n", mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="kode-cadangan-epupns.txt"'
    return answer


def _renewal(error: str = "") -> str:
    return render_template("account/renew_recovery_codes.html", error=error)
