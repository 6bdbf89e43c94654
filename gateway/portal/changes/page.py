"""The list of changes on screen, on paper and as a file; its QR code leads to the public check of the proof."""
from __future__ import annotations

from flask import Response, render_template, url_for

from gateway import qr
from gateway.portal.blueprint import bp
from gateway.portal.changes import pdf
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.form_fields import TAB_LABELS, Tab
from services.contracts.registration.answers import ChangeSent, SentChanges


@bp.get("/daftar-perubahan")
@require_citizen
def sent_changes() -> str:
    """What was sent last."""
    shown: SentChanges = services.registration.sent_changes()
    code = qr.picture(_address(shown), "qr", ground=None, border=0)
    return render_template("portal/changes.html", shown=shown, groups=_groups(shown), code=code, address=_short())


@bp.get("/daftar-perubahan.pdf")
@require_citizen
def sent_changes_as_pdf() -> Response:
    """The same as a file."""
    shown: SentChanges = services.registration.sent_changes()
    answer = Response(pdf.drawn(shown, _groups(shown), _address(shown), _short()), mimetype="application/pdf")
    name = f"daftar-perubahan-{shown['register_number']}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _groups(shown: SentChanges) -> list[tuple[str, list[ChangeSent]]]:
    """The changes by section, sections without any left out."""
    found = [(TAB_LABELS[tab], [one for one in shown["changes"] if one["tab"] == tab]) for tab in Tab]
    return [(label, changes) for label, changes in found if changes]


def _address(shown: SentChanges) -> str:
    return url_for("portal.check_proof", code=shown["proof_code"], _external=True)


def _short() -> str:
    """For people who read it: without scheme and code."""
    return url_for("portal.check_proof", code="", _external=True).partition("://")[2].rstrip("/")
