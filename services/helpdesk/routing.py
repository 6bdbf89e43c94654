"""To which desks a new report goes: asks the other services for what the table ``who_answers_what`` looks at."""
from __future__ import annotations

from collections.abc import Mapping

from services.chassis.rpc_client import Services
from services.contracts.actor import JurisdictionKind
from services.contracts.reference.answers import AreaShown
from services.contracts.verification.answers import FormLevel
from services.helpdesk.domain.who_answers_what import Place, Where, desks

BY_LEVEL = {1: Where.LEVEL_1, 2: Where.LEVEL_2}
LIKE_IT = 20  # agencies whose name contains what was typed


def desks_for(services: Services, category: str, place: Place, person_id: str, facts: Mapping[str, str]) -> list[str]:
    """The keys of the desks, as the world is now: a ticket stays where it was reported."""
    where = Where.ANY
    if category == "beda_instansi":
        where = _of_move(services, place, facts.get("instansi_benar", ""))
    elif category == "turun_status" and person_id:
        level: FormLevel = services.verification.level_of(person_id=person_id)
        where = BY_LEVEL.get(level["level"], Where.ANY)
    return [desk.key for desk in desks(category, place, where)]


def _of_move(services: Services, place: Place, other: str) -> Where:
    """Whether both agencies are under one regional office; a name that is not exactly one agency's proves nothing."""
    if not place.kanreg_id:
        return Where.ANY
    other = _plain(other)
    found: list[AreaShown] = services.reference.find_areas(kind=JurisdictionKind.AGENCY, q=other, limit=LIKE_IT)
    named = [area for area in found if other in {_plain(area["name"]), _plain(area["code"])}]
    return Where.ONE_KANREG if [area["kanreg_id"] for area in named] == [place.kanreg_id] else Where.ANY


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
