"""Areas as the rules know them: fresh from the reference service for a grant, from the profile's own row afterwards."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.contracts.actor import Jurisdiction, JurisdictionKind
from services.contracts.reference.answers import AreaShown
from services.identity.domain.who_may_grant_what import Area

Key = tuple[str, str]  # kind and id; an agency may be named by its code, too


def known_areas(services: Services, wanted: Iterable[Key]) -> dict[Key, Area]:
    """The areas that exist, under the names by which they were asked for."""
    asked = sorted(set(wanted))
    if not asked:
        return {}
    found: list[AreaShown] = services.reference.areas(areas=[{"kind": kind, "id": id_} for kind, id_ in asked])
    named = {(shown["kind"], shown["code"]): area(shown) for shown in found if shown["code"]}
    return named | {(shown["kind"], shown["id"]): area(shown) for shown in found}


def area(shown: AreaShown) -> Area:
    """An answer of the reference service as the rules know it."""
    jurisdiction = Jurisdiction(JurisdictionKind(shown["kind"]), shown["id"], shown["name"])
    return Area(jurisdiction, shown["agency_id"], shown["kanreg_id"], shown["flagged"])


def area_of(profile: sa.Row[Any]) -> Area:
    """Where a profile is held, as it was when it was granted."""
    kind = JurisdictionKind(profile.jurisdiction_kind)
    jurisdiction = Jurisdiction(kind, profile.jurisdiction_id, profile.jurisdiction_name)
    return Area(jurisdiction, profile.agency_id, profile.kanreg_id)
