"""One ticket: what was reported, its documents and messages, and the answer with what it does."""
from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request

from gateway.admin.blueprint import bp
from gateway.admin.helpdesk.canned import canned_for
from gateway.admin.helpdesk.inputs import PREFIX, inputs_of
from gateway.admin.helpdesk.listing import counted
from gateway.admin.helpdesk.undo import last_answered
from gateway.admin.helpdesk.words import APPROVAL, HOME, ICONS
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.helpdesk.answers import TicketOpened
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS
from services.contracts.helpdesk.who_may import DESKS
from services.contracts.profiles import NAMES

BESIDE = 10  # tickets in the list beside
OTHERS = [(str(one.profile), NAMES[one.profile]) for one in DESKS]


@bp.get("/helpdesk/<number>")
@require_right("helpdesk.ticket")
def ticket(number: str) -> str:
    """The page as its address says: ``baku`` names a canned answer."""
    return ticket_page(number)


def _answered_before(shown: TicketOpened) -> dict[str, str]:
    """The answer that its operator took back, or that was not carried out: nothing of it is typed again."""
    last = shown["answers"][0] if shown["answers"] else None
    if last is None or not (last["state"] == "refused" or (last["state"] == "undone" and shown["mine"])):
        return {}
    effect = {PREFIX + name: text for name, text in last["effect"].items()}
    return {"jawaban": last["verdict"], "keterangan": last["note"], **effect}


def ticket_page(number: str, errors: dict[str, str] | None = None, typed: Mapping[str, str] | None = None) -> str:
    """The page, with what was typed and what was wrong."""
    shown: TicketOpened = services.helpdesk.ticket(number=number[:20])
    said = dict(typed or _answered_before(shown))
    canned = canned_for(shown)
    chosen = said.get("baku") or request.args.get("baku", "")
    note = next((one.text for one in canned if one.key == chosen), said.get("keterangan", ""))
    category = CATEGORIES[shown["category"]]
    does = EFFECTS[shown["category"]].does
    return render_template(
        "admin/helpdesk/ticket.html", ticket=shown, category=category, does=does.value, approval=APPROVAL[does],
        inputs=inputs_of(shown, said) if shown["state"] == "waiting" else [], note=note, canned=canned,
        verdict=said.get("jawaban", ""), typed=said, errors=errors or {}, counts=counted(), answered=last_answered(),
        beside=services.helpdesk.tickets(queue="waiting", limit=BESIDE)["rows"], here=f"{HOME}/{shown['number']}",
        icons=ICONS, others=[pair for pair in OTHERS if pair[0] in shown["others"]], profiles=dict(OTHERS),
    )
