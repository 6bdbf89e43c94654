"""The proof of registration, on screen, on paper and as PDF: one half for the verifier, one for the civil servant."""
from __future__ import annotations

from flask import Response, render_template, url_for

from gateway import qr
from gateway.portal import proof_pdf
from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public, require_citizen
from services.contracts.registration.answers import Home
from services.contracts.registration.registrants import ProofShown


@bp.get("/bukti")
@require_citizen
def proof() -> str:
    """The proof of the own registration, as it stands now."""
    home: Home = services.registration.home()
    code = qr.picture(_address(home), "qr", ground=None, border=0)
    return render_template("portal/proof.html", home=home, code=code, address=_short())


@bp.get("/bukti.pdf")
@require_citizen
def proof_as_pdf() -> Response:
    """The same as a file."""
    home: Home = services.registration.home()
    answer = Response(proof_pdf.drawn(home, _address(home), _short()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="bukti-{home["register_number"]}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.get("/cek/<code>")
@public
def check_proof(code: str) -> str:
    """Whose proof it is and how things stand; the code is in the QR of the paper."""
    found: ProofShown = services.registration.check_proof(code=code[:40])
    return render_template("portal/check_proof.html", found=found)


def _address(home: Home) -> str:
    return url_for("portal.check_proof", code=home["proof_code"], _external=True)


def _short() -> str:
    """For people who read it: without scheme and code."""
    return url_for("portal.check_proof", code="", _external=True).partition("://")[2].rstrip("/")
