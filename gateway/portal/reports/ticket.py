"""A report by its receipt: what to print, and where it stands, for whoever holds number and code."""
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
from services.contracts.errors import Conflict, Invalid, TooMany
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.requests import LONGEST_ANSWER, LONGEST_RECEIPT


@bp.get("/bantuan/cek")
@public
def find_ticket() -> Response:
    """From the box of the list to the page of the ticket."""
    typed = "".join(sign for sign in request.args.get("nomor", "") if sign.isalnum()).upper()[:LONGEST_RECEIPT]
    return redirect(url_for("portal.ticket", receipt=typed) if typed else url_for("portal.help_page"))


@bp.get("/bantuan/<receipt>")
@public
def ticket(receipt: str) -> str:
    """Number, kind, state and who answers; no name, no NIP."""
    return _page(receipt)


@bp.post("/bantuan/<receipt>")
@public
def write_to_ticket(receipt: str) -> Response | tuple[str, int]:
    """The reporter writes again; what was wrong stands on the page with what was typed."""
    typed = request.form.get("pesan", "").strip()
    if not typed:
        return _page(receipt, {"pesan": _("Tulis pesannya.")}), Invalid.status
    if len(typed) > LONGEST_ANSWER:
        return _page(receipt, {"pesan": _("Pesan paling panjang %(num)d tanda.", num=LONGEST_ANSWER)}, typed), 422
    try:
        services.helpdesk.reply.write(receipt=receipt[:LONGEST_RECEIPT], body=typed)
    except (Conflict, TooMany) as refusal:
        return _page(receipt, {"pesan": kata(refusal.message)}, typed), refusal.status
    return redirect(url_for("portal.ticket", receipt=receipt, terkirim=1), 303)


def _page(receipt: str, errors: dict[str, str] | None = None, typed: str = "") -> str:
    shown: TicketShown = services.helpdesk.status(receipt=receipt[:LONGEST_RECEIPT])
    address = url_for("portal.ticket", receipt=shown["receipt"], _external=True)
    return render_template(
        "portal/reports/ticket.html", ticket=shown, office=OFFICES[shown["category"]], address=address,
        code=qr.picture(address, "qr"), new="baru" in request.args, written="terkirim" in request.args,
        errors=errors or {}, typed=typed,
    )


@bp.app_template_filter("tiket")
def in_fives(number: str) -> str:
    """``7K2MX 4PQRA``."""
    return f"{number[:5]} {number[5:]}"


@bp.app_template_filter("kode")
def in_fours(receipt: str) -> str:
    """``B3CD 5FGH``, which stands on the receipt behind the number."""
    code = receipt.partition("-")[2]
    return f"{code[:4]} {code[4:]}"
