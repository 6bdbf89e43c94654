"""One account as an admin sees it: what it holds, what it held, and what may be done with it."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.identity.account_answers import AccountShown, ProfileShown
from services.contracts.profiles import Profile
from services.identity.account_state import SEEN_AT, STATE
from services.identity.areas import area_of
from services.identity.domain.who_may_grant_what import may_end
from services.identity.domain.whose_account_it_is import is_own
from services.identity.official import load
from services.identity.tables import accounts, profiles
from services.identity.views.sessions import living

REMEMBERED = 50  # profiles that have ended


def account(uow: UnitOfWork, actor: Actor, username: str) -> AccountShown:
    """The account.  Raises ``NotFound`` for one out of reach."""
    official = load(uow, actor, accounts.c.username == username.lower())
    row = official.account
    found = sa.select(STATE, SEEN_AT).where(accounts.c.id == row.id)
    state, seen_at = uow.session.execute(found).one()
    uow.audit(Action.ACCOUNT_VIEWED, subject=row.id, people=[row.person_id] if row.person_id else [])
    own = is_own(actor, row.id, row.person_id or "")
    why_not = official.why_not(actor)
    return AccountShown(
        account_id=row.id,
        version=row.version,
        username=row.username,
        name=row.name,
        nip=row.nip,
        email=row.email,
        agency=row.agency_name,
        state=state,
        locked_reason=row.locked_reason,
        created_at=row.created_at.isoformat(),
        seen_at=_iso(seen_at),
        held=[_shown(actor, one, own=own) for one in official.profiles],
        ended=[_shown(actor, one, own=own) for one in _ended(uow, row.id)],
        sessions=[] if why_not else living(uow, row.id),
        why_not=why_not,
    )


def _ended(uow: UnitOfWork, account_id: str) -> list[sa.Row[Any]]:
    past = sa.select(profiles).where(profiles.c.account_id == account_id, profiles.c.ended_at.is_not(None))
    return list(uow.session.execute(past.order_by(profiles.c.ended_at.desc()).limit(REMEMBERED)))


def _shown(actor: Actor, row: sa.Row[Any], *, own: bool) -> ProfileShown:
    written = row.proposal or {}
    return ProfileShown(
        profile_id=row.id,
        profile=row.profile,
        kind=row.jurisdiction_kind,
        id=row.jurisdiction_id,
        name=row.jurisdiction_name,
        starts_at=_iso(row.starts_at),
        ends_at=_iso(row.ends_at),
        granted_by=row.granted_by_name,
        proposal=f"{written['number']}, {written['date']}, {written['signatory']}" if written else "",
        ended_at=_iso(row.ended_at),
        ended_by=row.ended_by_name,
        ended_reason=row.ended_reason,
        may_end=row.ended_at is None and not own and may_end(actor, Profile(row.profile), area_of(row)),
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
