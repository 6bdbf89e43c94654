"""A civil servant goes on with a missing value: the request is a ticket like every other, under the value's own id."""
from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from services.contracts.helpdesk.categories import OF_LIST
from services.contracts.registration.answers import AskedValue, Holder
from services.contracts.registration.events import ValueAsked
from services.helpdesk.handlers import place_of
from services.helpdesk.receipts import new_number
from services.helpdesk.tables import tickets


def take_in(uow: UnitOfWork, event: ValueAsked, services: Services) -> None:
    """One ticket, however often the event comes."""
    found: list[AskedValue] = services.registration.asked_values(ids=[event.asked_id])
    for asked in found:
        holder = Holder(person_id=asked["person_id"], agency_id=asked["agency_id"])
        category, facts = OF_LIST[asked["list"]], {"nama_isian": asked["name"]}
        row = {
            "id": asked["asked_id"], "number": new_number(), "category": category, "nip": asked["nip"],
            "name": asked["person"], "email": asked["email"], "description": "", "facts": facts, "source": "session",
            "list": asked["list"], "asked": asked["name"], **place_of(services, holder, category, facts),
        }  # fmt: skip
        uow.session.execute(insert(tickets).values(row).on_conflict_do_nothing())
        people, after = [asked["person_id"]], {"category": category}
        uow.audit(Action.PROBLEM_REPORTED, subject=row["number"], people=people, after=after)
