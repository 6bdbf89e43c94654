"""Counts tries in the database, where all processes see them; a try that must wait is not counted."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.errors import TooMany
from services.identity.domain.who_may_try_again import Bucket
from services.identity.tables import tries
from services.identity.tokens import digest

Counted = list[tuple[Bucket, str]]


def count(uow: UnitOfWork, counted: Counted) -> None:
    """One try more in each bucket.  Raises ``TooMany`` when one is full: the caller's transaction must end with it.

    Rows are locked in the order of ``counted``, which is the same for everybody.
    """
    now = datetime.now(UTC)
    of = {_subject(bucket, whose): bucket for bucket, whose in counted}
    rows = [{"subject": subject, "empty_at": now + bucket.drip} for subject, bucket in of.items()]
    statement = insert(tries).values(rows)
    fuller = sa.func.greatest(tries.c.empty_at, now) + (statement.excluded.empty_at - now)
    statement = statement.on_conflict_do_update(index_elements=["subject"], set_={"empty_at": fuller})
    found = uow.session.execute(statement.returning(tries.c.subject, tries.c.empty_at)).all()
    if wait := max(of[row.subject].wait(row.empty_at, now) for row in found):
        raise TooMany(f"Terlalu banyak percobaan. Coba lagi {wait} detik lagi.", retry_after=wait)


def forgive(uow: UnitOfWork, counted: Counted) -> None:
    """The try was right: it counts nowhere, and the account's own wrong ones from there are forgotten."""
    for bucket, whose in counted:
        mine = tries.c.subject == _subject(bucket, whose)
        if bucket.forgiven:
            uow.session.execute(sa.delete(tries).where(mine))
        else:
            uow.session.execute(sa.update(tries).where(mine).values(empty_at=tries.c.empty_at - bucket.drip))


def forget_old(uow: UnitOfWork) -> None:
    """Buckets that have been empty for an hour say nothing any more."""
    uow.session.execute(sa.delete(tries).where(tries.c.empty_at < sa.func.now() - timedelta(hours=1)))


def _subject(bucket: Bucket, whose: str) -> str:
    """People type passwords into the field of the name: what was typed is not kept."""
    return f"{bucket.name}:{digest(whose).hex()}"
