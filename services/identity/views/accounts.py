"""Manajemen Pengguna: a page of the accounts in the admin's jurisdiction, and how many there are of each kind."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.identity.account_answers import AccountCounts, AccountPage, AccountRow
from services.contracts.profiles import Profile
from services.identity.account_state import ENDS_AT, STATE
from services.identity.domain.which_profiles_go_together import GROUPS
from services.identity.domain.whose_account_it_is import jurisdictions_of
from services.identity.reach import in_reach
from services.identity.tables import accounts, profiles

COUNTED = 1000  # a person does not need the exact number of more
_LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
_ORDERS: dict[str, tuple[sa.ColumnElement[Any], bool]] = {  # the column and whether it falls
    "name": (accounts.c.name, False),
    "-name": (accounts.c.name, True),
    "nip": (accounts.c.nip, False),
    "-nip": (accounts.c.nip, True),
    "newest": (accounts.c.created_at, True),
}


def find_accounts(
    uow: UnitOfWork, actor: Actor, q: str, profile: str, state: str, order: str, after: str, limit: int
) -> AccountPage:
    """A page of accounts whose name, NIP or user name has every word of ``q``."""
    column, falls = _ORDERS[order]
    where = [in_reach(actor), *(accounts.c.search.like(f"%{word.translate(_LIKE)}%") for word in q.lower().split())]
    where += [_holds(GROUPS.get(profile) or {Profile(profile)})] if profile else []
    where += [STATE.in_([state])] if state else []
    where += [_beyond(column, falls=falls, cursor=after)] if after else []
    statement = sa.select(accounts, STATE.label("state"), ENDS_AT.label("ends_at")).where(*where)
    ends = (sa.desc(column), sa.desc(accounts.c.id)) if falls else (column, accounts.c.id)
    rows = uow.session.execute(statement.order_by(*ends).limit(limit + 1)).all()
    shown = _shown(uow, rows[:limit], column.key or "")
    uow.audit(Action.ACCOUNTS_VIEWED, people=[row.person_id for row in rows[:limit] if row.person_id])
    names = dict.fromkeys(area.name or "Nasional" for area in jurisdictions_of(actor))
    return AccountPage(
        rows=shown,
        next=shown[-1]["cursor"] if len(rows) > limit else "",
        counts=_counts(uow, actor),
        place=", ".join(names),
    )


def _holds(wanted: frozenset[Profile] | set[Profile]) -> sa.ColumnElement[bool]:
    mine = (profiles.c.account_id == accounts.c.id, profiles.c.ended_at.is_(None))
    return sa.exists().where(*mine, profiles.c.profile.in_(wanted))


def _beyond(column: sa.ColumnElement[Any], *, falls: bool, cursor: str) -> sa.ColumnElement[bool]:
    """Where the page before ended.  Raises ``Invalid`` for what no page has said."""
    value, _, account_id = cursor.rpartition("|")
    try:
        last: Any = datetime.fromisoformat(value) if column is accounts.c.created_at else value
        row = sa.tuple_(sa.literal(last, column.type), sa.literal(str(UUID(account_id)), accounts.c.id.type))
    except ValueError as error:
        text = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
        raise Invalid(text, fields={"after": [text]}) from error
    here = sa.tuple_(column, accounts.c.id)
    return here < row if falls else here > row


def _shown(uow: UnitOfWork, rows: Sequence[sa.Row[Any]], ordered_by: str) -> list[AccountRow]:
    held = _profiles_of(uow, [row.id for row in rows])
    return [
        AccountRow(
            account_id=row.id,
            username=row.username,
            name=row.name,
            nip=row.nip,
            profiles=held.get(row.id, []),
            state=row.state,
            ends_at=row.ends_at.isoformat() if row.ends_at else "",
            cursor=f"{_as_text(getattr(row, ordered_by))}|{row.id}",
        )
        for row in rows
    ]


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _profiles_of(uow: UnitOfWork, account_ids: list[str]) -> dict[str, list[str]]:
    """The profiles of each account, those that it holds in several areas once."""
    held = sa.select(profiles.c.account_id, profiles.c.profile).where(
        profiles.c.account_id.in_(account_ids), profiles.c.ended_at.is_(None)
    )
    found: dict[str, list[str]] = {}
    for account_id, profile in uow.session.execute(held.order_by(profiles.c.id)):
        if profile not in (mine := found.setdefault(account_id, [])):
            mine.append(profile)
    return found


def _counts(uow: UnitOfWork, actor: Actor) -> AccountCounts:
    here = in_reach(actor)
    return AccountCounts(
        all=_count(uow, here),
        verifiers=_count(uow, here, _holds(GROUPS["verifiers"])),
        operators=_count(uow, here, _holds(GROUPS["operators"])),
        admins=_count(uow, here, _holds(GROUPS["admins"])),
        away=_count(uow, here, STATE.in_(["away"])),
    )


def _count(uow: UnitOfWork, *where: sa.ColumnElement[bool]) -> int:
    some = sa.select(sa.literal(1)).select_from(accounts).where(*where).limit(COUNTED).subquery()
    return uow.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
