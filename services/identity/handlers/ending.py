"""What ends with a profile, and at once: the sessions of its holder, and the work that was claimed under it."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.identity.events import ProfileEnded
from services.identity.handlers.sessions import end_sessions
from services.identity.tables import accounts, profiles

AT_ONCE = 100
AS_PLANNED = "Masa berlaku berakhir."


def end_profiles(uow: UnitOfWork, rows: Sequence[sa.Row[Any]], reason: str, by: Actor | None = None) -> None:
    """End these profiles of one or many accounts; without ``by`` their planned end has come."""
    ended = {
        "ended_at": sa.func.now(),
        "ended_by": by.account_id if by else None,
        "ended_by_name": by.name if by else "",
        "ended_reason": reason,
        "ends_at": sa.func.least(profiles.c.ends_at, sa.func.now()),
    }
    chosen = profiles.c.id.in_([row.id for row in rows])
    uow.session.execute(sa.update(profiles).where(chosen).values(ended))
    people = _people(uow, {row.account_id for row in rows})
    for row in rows:
        uow.audit(
            Action.PROFILE_ENDED, subject=row.account_id, people=people.get(row.account_id, []), reason=reason,
            before={"profile": row.profile, "jurisdiction_kind": row.jurisdiction_kind,
                    "jurisdiction_id": row.jurisdiction_id, "jurisdiction_name": row.jurisdiction_name},
        )  # fmt: skip
    end_access(uow, rows)


def end_access(uow: UnitOfWork, rows: Sequence[sa.Row[Any]]) -> None:
    """Nobody acts under these profiles any more: sessions end here, claims in verification."""
    for account_id in dict.fromkeys(row.account_id for row in rows):
        end_sessions(uow, account_id)
    uow.publish(
        *(
            ProfileEnded(
                account_id=row.account_id,
                profile_id=row.id,
                profile=row.profile,
                jurisdiction_kind=row.jurisdiction_kind,
                jurisdiction_id=row.jurisdiction_id,
            )
            for row in rows
        )
    )


def end_what_is_over(uow: UnitOfWork) -> int:
    """End the profiles whose planned end has come; how many those were."""
    over = sa.select(profiles).where(profiles.c.ended_at.is_(None), profiles.c.ends_at <= sa.func.now())
    rows = uow.session.execute(over.order_by(profiles.c.ends_at).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    if rows:
        end_profiles(uow, rows, AS_PLANNED)
    return len(rows)


def _people(uow: UnitOfWork, account_ids: set[str]) -> dict[str, list[str]]:
    """The person behind each account, where one is known."""
    known = sa.select(accounts.c.id, accounts.c.person_id).where(
        accounts.c.id.in_(account_ids), accounts.c.person_id.is_not(None)
    )
    return {row.id: [row.person_id] for row in uow.session.execute(known)}
