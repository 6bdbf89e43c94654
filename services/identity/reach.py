"""Which accounts lie in an admin's jurisdiction, as conditions of a query."""
from __future__ import annotations

import sqlalchemy as sa

from services.contracts.actor import Actor, JurisdictionKind
from services.identity.domain.whose_account_it_is import jurisdictions_of
from services.identity.tables import accounts, profiles

IS_OPEN_OFFICIAL = sa.and_(accounts.c.kind == "official", accounts.c.deleted_at.is_(None))
NOT_ENDED = profiles.c.ended_at.is_(None)


def in_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """Officials whose employer, or one of whose profiles, lies in the jurisdiction of the actor.

    Who holds nothing any more stays in the reach of the last jurisdictions.
    """
    own = jurisdictions_of(actor)
    if any(area.kind is JurisdictionKind.NATIONAL for area in own):
        return IS_OPEN_OFFICIAL
    agencies = [area.id for area in own if area.kind is JurisdictionKind.AGENCY and area.id]
    kanregs = [area.id for area in own if area.kind is JurisdictionKind.KANREG and area.id]
    here = sa.or_(profiles.c.agency_id.in_(agencies), profiles.c.kanreg_id.in_(kanregs))
    others = profiles.alias("others")
    nothing_else = ~sa.exists().where(others.c.account_id == profiles.c.account_id, others.c.ended_at.is_(None))
    holders = sa.select(profiles.c.account_id).where(here, sa.or_(NOT_ENDED, nothing_else))
    at_home = sa.or_(accounts.c.agency_id.in_(agencies), accounts.c.kanreg_id.in_(kanregs))
    employed = sa.select(accounts.c.id).where(IS_OPEN_OFFICIAL, at_home)
    return sa.and_(IS_OPEN_OFFICIAL, accounts.c.id.in_(sa.union(holders, employed)))
