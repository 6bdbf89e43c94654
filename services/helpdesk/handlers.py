"""What the helpdesk service does, one function per use case."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.tries import Tries
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.categories import CATEGORIES, LIST_OF, Category
from services.contracts.reference.answers import AreaShown
from services.contracts.registration.answers import Holder
from services.helpdesk.domain.how_many_reports import whose_file_counts
from services.helpdesk.domain.is_the_report_right import problems
from services.helpdesk.domain.who_answers_what import Place
from services.helpdesk.receipts import new_number, receipt_of
from services.helpdesk.routing import desks_for
from services.helpdesk.tables import tickets, tries
from services.helpdesk.views import status

LONGEST_ASKED = 500  # characters of a missing value
ANOTHER = "Laporan ini untuk NIP Anda sendiri. Keluar dahulu bila Anda melaporkan untuk orang lain."
LOG_IN = "Masuk dahulu untuk melaporkan hal ini."
_OURS = Tries(tries)
count, forget_old = _OURS.count, _OURS.forget_old


def count_file(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """A visitor is about to send a file with a report.  Raises ``TooMany``: the gateway must not open it."""
    count(uow, whose_file_counts(actor.address))
    return {}


def report(
    uow: UnitOfWork, actor: Actor, services: Services, category: str, nip: str, facts: dict[str, str],
    documents: list[dict[str, Any]], stop: str, **said: str,
) -> TicketShown:
    """Keep the report and give it a receipt that nobody can guess; it says whose it is and in whose area it lies.

    Raises ``Invalid`` with the facts that are wrong.
    """
    _check(CATEGORIES[category], actor, facts, len(documents))
    holder: Holder = services.registration.holder_of(nip=nip)
    if actor.citizen and holder["person_id"] != actor.person_id:
        raise Invalid(ANOTHER, fields={"nip": [ANOTHER]})
    number = new_number()
    told = {name: value.strip() for name, value in facts.items() if value.strip()}
    row = {
        "id": new_id(), "number": number, "category": category, "nip": nip, "stop": stop, "documents": documents,
        **asked_value(category, told),
        "source": "session" if actor.citizen else "stop" if stop else "typed", "facts": told, **said,
        **place_of(services, holder, category, told),
    }
    uow.session.execute(sa.insert(tickets).values(row))
    people = [holder["person_id"]] if holder["person_id"] else []
    uow.audit(Action.PROBLEM_REPORTED, subject=number, people=people, after={"category": category})
    return status(uow, actor, receipt_of(number))


def asked_value(category: str, facts: dict[str, str]) -> dict[str, str]:
    """The list in which a value is missing, and the value; nothing for other reports.  The job groups them."""
    asked = " ".join(facts.get("nama_isian", "").split())[:LONGEST_ASKED]
    return {"list": LIST_OF[category], "asked": asked} if category in LIST_OF and asked else {}


def _check(category: Category, actor: Actor, facts: dict[str, str], documents: int) -> None:
    if category.needs_login and not actor.citizen:
        raise Invalid(LOG_IN, fields={"category": [LOG_IN]})
    if found := problems(category, facts, documents, datetime.now(UTC).date()):
        raise Invalid("Laporan belum lengkap.", fields={name: [message] for name, message in found.items()})


def place_of(services: Services, holder: Holder, category: str, facts: dict[str, str]) -> dict[str, Any]:
    """Whose the ticket is, in whose area and at which desks; a NIP that nobody has lies in no agency's."""
    asked = [{"kind": "agency", "id": holder["agency_id"]}]
    found: list[AreaShown] = services.reference.areas(areas=asked) if holder["agency_id"] else []
    name, kanreg_id = (found[0]["name"], found[0]["kanreg_id"]) if found else ("", "")
    place = Place(holder["agency_id"], kanreg_id)
    return {
        "person_id": holder["person_id"], "agency_id": place.agency_id, "agency_name": name, "kanreg_id": kanreg_id,
        "desks": desks_for(services, category, place, holder["person_id"], facts),
    }
