"""A person works in another agency: open work goes to the offices there, at the level where it is."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.reference.answers import AreaShown
from services.contracts.registration.events import PersonMoved
from services.verification.handlers.moving import Move, move
from services.verification.tables import cases

WAITING = ("queued", "open", "no_office", "sending")
NO_UNIT = {"unit_path": [""], "unit_names": ["Unit belum ditetapkan"]}  # none of the agency that the person came to
WHY = "person moved to another agency"


def follow(uow: UnitOfWork, event: PersonMoved, services: Services) -> None:
    """The case has its new place; who held it holds it no longer, and level 1 asks an operator there for its unit."""
    [agency] = _areas(services, "agency", event.agency_id)
    kanreg_id = agency["kanreg_id"]
    offices = _areas(services, "kanreg", kanreg_id) if kanreg_id else []
    place = {
        "agency_id": event.agency_id, "agency_name": agency["name"], "national": not kanreg_id,
        "kanreg_id": kanreg_id, "kanreg_name": offices[0]["name"] if offices else "",
        "chosen_unit": "", "chosen_name": "", **NO_UNIT,
    }
    elsewhere = (cases.c.person_id == event.person_id, cases.c.agency_id != event.agency_id)
    moved = sa.update(cases).where(*elsewhere).values(place).returning(cases)
    case = uow.session.execute(moved).one_or_none()
    if case is not None and case.state in WAITING:
        move(uow, [Move(case, "queued", case.level, why=WHY)])


def _areas(services: Services, kind: str, area_id: str) -> list[AreaShown]:
    found: list[AreaShown] = services.reference.areas(areas=[{"kind": kind, "id": area_id}])
    return found
