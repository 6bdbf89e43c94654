"""Who verifies in an agency: for registration, which asks before the agency opens its doors."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.answers import VerifiersIn
from services.contracts.profiles import Profile
from services.identity.tables import accounts, profiles


def verifiers_in(uow: UnitOfWork, _actor: Actor, agency_id: str) -> VerifiersIn:
    """Units with a Verifikator Level 1, and how many people verify for the whole agency, now."""
    c = profiles.c
    now = sa.and_(c.starts_at <= sa.func.now(), sa.or_(c.ends_at.is_(None), c.ends_at > sa.func.now()))
    wanted = (Profile.VERIFIER_L1, Profile.VERIFIER_L2, Profile.REGISTRATION_VERIFIER)
    held = (
        sa.select(c.profile, c.jurisdiction_id, sa.func.count().label("people"))
        .join(accounts, accounts.c.id == c.account_id)
        .where(c.agency_id == agency_id, c.profile.in_(wanted), c.ended_at.is_(None), now, sa.not_(accounts.c.locked))
        .group_by(c.profile, c.jurisdiction_id)
    )
    rows = uow.session.execute(held).all()
    people = {profile: sum(row.people for row in rows if row.profile == profile) for profile in wanted}
    return VerifiersIn(
        units=sorted(row.jurisdiction_id for row in rows if row.profile == Profile.VERIFIER_L1),
        level_2=people[Profile.VERIFIER_L2],
        registration=people[Profile.REGISTRATION_VERIFIER],
    )
