"""A report by its number: the receipt to print, and where it stands, for whoever holds the number."""
from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway import qr
from gateway.portal.blueprint import bp
from gateway.portal.reports.words import OFFICES
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Conflict, Invalid, NotFound, TooMany
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.requests import LONGEST_ANSWER

LONGEST = 20


@bp.get("/bantuan/cek")
@public
def find_ticket() -> Response:
    """From the box of the list to the page of the ticket."""
    typed = "".join(sign for sign in request.args.get("nomor", "") if sign.isalnum()).upper()[:LONGEST]
    return redirect(url_for("portal.ticket", number=typed) if typed else url_for("portal.help_page"))


@bp.get("/bantuan/<number>")
@public
def ticket(number: str) -> str:
    """Number, kind, state and who answers; no name, no NIP."""
    return _page(number)


@bp.post("/bantuan/<number>")
@public
def write_to_ticket(number: str) -> Response | tuple[str, int]:
    """The reporter writes again; what was wrong stands on the page with what was typed."""
    typed = request.form.get("pesan", "").strip()
    if not typed:
        return _page(number, {"pesan": _("Tulis pesannya.")}), Invalid.status
    if len(typed) > LONGEST_ANSWER:
        return _page(number, {"pesan": _("Pesan paling panjang %(num)d tanda.", num=LONGEST_ANSWER)}, typed), 422
    try:
        services.helpdesk.reply.write(number=number[:LONGEST], body=typed)
    except (Conflict, TooMany) as refusal:
        return _page(number, {"pesan": kata(refusal.message)}, typed), refusal.status
    return redirect(url_for("portal.ticket", number=number, terkirim=1), 303)


def _page(number: str, errors: dict[str, str] | None = None, typed: str = "") -> str:
    if len(number) > LONGEST:
        raise NotFound(_("Nomor tiket ini tidak dikenal. Periksa kembali sepuluh tandanya."))
    shown: TicketShown = services.helpdesk.status(number=number)
    address = url_for("portal.ticket", number=shown["number"], _external=True)
    return render_template(
        "portal/reports/ticket.html", ticket=shown, office=OFFICES[shown["category"]], address=address,
        code=qr.picture(address, "qr"), new="baru" in request.args, written="terkirim" in request.args,
        errors=errors or {}, typed=typed,
    )


@bp.app_template_filter("tiket")
def in_fives(number: str) -> str:
    """``7K2MX 4PQRA``."""
    return f"{number[:5]} {number[5:]}"
