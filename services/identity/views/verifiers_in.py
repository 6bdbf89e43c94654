"""Who verifies in an agency, for registration before it opens its doors, and in one office, for its supervisor."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.answers import OfficeVerifier, OfficialIn, VerifiersIn
from services.contracts.profiles import Profile
from services.identity.tables import accounts, profiles

MOST = 1000  # officials of one agency


def verifiers_in(uow: UnitOfWork, _actor: Actor, agency_id: str) -> VerifiersIn:
    """Units with a Verifikator Level 1, and how many people verify for the whole agency, now."""
    c = profiles.c
    wanted = (Profile.VERIFIER_L1, Profile.VERIFIER_L2, Profile.REGISTRATION_VERIFIER)
    held = (
        sa.select(c.profile, c.jurisdiction_id, sa.func.count().label("people"))
        .join(accounts, accounts.c.id == c.account_id)
        .where(c.agency_id == agency_id, c.profile.in_(wanted), *_now())
        .group_by(c.profile, c.jurisdiction_id)
    )
    rows = uow.session.execute(held).all()
    people = {profile: sum(row.people for row in rows if row.profile == profile) for profile in wanted}
    return VerifiersIn(
        units=sorted(row.jurisdiction_id for row in rows if row.profile == Profile.VERIFIER_L1),
        level_2=people[Profile.VERIFIER_L2],
        registration=people[Profile.REGISTRATION_VERIFIER],
    )


def officials_in(uow: UnitOfWork, _actor: Actor, agency_id: str) -> list[OfficialIn]:
    """Who holds any profile in this agency now, by name."""
    c = profiles.c
    held = sa.func.array_agg(sa.distinct(c.profile)).label("held")
    who = sa.select(accounts.c.id, accounts.c.name, held).join(profiles, accounts.c.id == c.account_id)
    here = who.where(c.agency_id == agency_id, *_now()).group_by(accounts.c.id, accounts.c.name)
    rows = uow.session.execute(here.order_by(accounts.c.name, accounts.c.id).limit(MOST))
    return [OfficialIn(account_id=row.id, name=row.name, profiles=sorted(row.held)) for row in rows]


def office_verifiers(
    uow: UnitOfWork, _actor: Actor, profile: str, jurisdiction_kind: str, jurisdiction_id: str
) -> list[OfficeVerifier]:
    """Who holds this profile in this office now, by name."""
    c = profiles.c
    here = (c.profile == profile, c.jurisdiction_kind == jurisdiction_kind, c.jurisdiction_id == jurisdiction_id)
    who = (accounts.c.id, accounts.c.name, accounts.c.person_id)
    people = sa.select(*who).join(profiles, accounts.c.id == c.account_id)
    rows = uow.session.execute(people.where(*here, *_now()).distinct().order_by(accounts.c.name, accounts.c.id))
    return [OfficeVerifier(account_id=row.id, name=row.name, person_id=row.person_id or "") for row in rows]


def _now() -> list[sa.ColumnElement[bool]]:
    c = profiles.c
    runs = sa.and_(c.starts_at <= sa.func.now(), sa.or_(c.ends_at.is_(None), c.ends_at > sa.func.now()))
    return [c.ended_at.is_(None), runs, sa.not_(accounts.c.locked)]
