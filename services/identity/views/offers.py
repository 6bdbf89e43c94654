"""What an admin may grant, and where."""
from __future__ import annotations

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.identity.account_answers import AreaFound, Choice, Offer
from services.contracts.profiles import Profile
from services.contracts.reference.answers import AreaShown
from services.contracts.who_grants_what import ON_A_PROPOSAL
from services.identity.areas import area
from services.identity.domain.where_a_profile_is_offered import offered
from services.identity.domain.who_may_grant_what import may_grant

FOUND = 50  # areas in a picker


def offers(_uow: UnitOfWork, actor: Actor) -> list[Offer]:
    """The profiles in the manual's order; none for who grants nothing."""
    return [
        Offer(
            profile=profile,
            choices=list(
                {
                    (one.kind, one.jurisdiction.id): Choice(
                        kind=one.kind, id=one.jurisdiction.id, name=one.jurisdiction.name if one.within is None else ""
                    )
                    for one in found
                }.values()
            ),
            proposal=profile in ON_A_PROPOSAL,
        )
        for profile in Profile
        if (found := offered(actor, profile))
    ]


def find_areas(
    _uow: UnitOfWork, actor: Actor, services: Services, profile: str, kind: str, q: str
) -> list[AreaFound]:
    """What fits ``q`` where the actor may grant the profile; areas that are offered one by one are not searched for."""
    wide = [one.within for one in offered(actor, Profile(profile)) if one.within is not None and one.kind == kind]
    found: dict[str, AreaShown] = {}
    for within in wide:
        answers = services.reference.find_areas(kind=kind, q=q, limit=FOUND, **_inside(within))
        found |= {shown["id"]: shown for shown in answers if may_grant(actor, Profile(profile), area(shown))}
    return [
        AreaFound(kind=shown["kind"], id=shown["id"], name=shown["name"], hint=_hint(shown))
        for shown in list(found.values())[:FOUND]
    ]


def _inside(within: Jurisdiction) -> dict[str, str]:
    names = {JurisdictionKind.AGENCY: "agency_id", JurisdictionKind.KANREG: "kanreg_id"}
    return {names[within.kind]: within.id} if within.kind in names else {}


def _hint(shown: AreaShown) -> str:
    return shown["agency_name"] if shown["kind"] == JurisdictionKind.ORG_UNIT else shown["code"]
