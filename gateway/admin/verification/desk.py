"""The desk: one case with its changes, its documents and what the official may do with it."""
from __future__ import annotations

from flask import redirect, render_template
from werkzeug.wrappers import Response

from gateway.admin import phrases
from gateway.admin.blueprint import bp
from gateway.admin.shortcuts import KEYS, switched_on
from gateway.admin.verification.counts import count_queues_for_the_menu
from gateway.admin.verification.documents import documents_of
from gateway.admin.verification.place import FINISHED
from gateway.admin.verification.register_number import canonical, desk_address
from gateway.admin.verification.rows import Sheet, sheet
from gateway.admin.verification.undo import last_sent, on_its_way
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.verification.answers import CaseShown


@bp.get("/verifikasi/<register_number>")
@require_right("verification.case", "verification.queues")
def desk(register_number: str) -> str | Response:
    """The case, however its number was written; a finished one shows who decided at each level."""
    if register_number != canonical(register_number):
        return redirect(desk_address(register_number))
    case: CaseShown = services.verification.case(register_number=register_number)
    if case["state"] in FINISHED:
        return render_template("admin/finished.html", case=case, sent=last_sent())
    return desk_page(case, sheet(case, known=phrases.current()["reasons"]))


def desk_page(case: CaseShown, shown: Sheet, **more: object) -> str:
    """The page of ``case``; ``more`` adds what a refusal has to tell."""
    count_queues_for_the_menu()
    sent = last_sent() or on_its_way(case)
    return render_template(
        "admin/desk.html", case=case, sheet=shown, canned=phrases.current()["reasons"],
        documents=documents_of(case), sent=sent, keys=KEYS, keys_on=switched_on(), **more,
    )
