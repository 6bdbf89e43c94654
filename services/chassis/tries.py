"""Counts tries in a service's database, where all processes see them; a try that must wait is not counted."""
from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.bucket import Bucket
from services.contracts.errors import TooMany

Counted = list[tuple[Bucket, str]]


def tries_table(metadata: sa.MetaData, comment: str) -> sa.Table:
    """The table of a service that counts tries."""
    return sa.Table(
        "tries",
        metadata,
        sa.Column("subject", sa.Text, primary_key=True, comment="a bucket and the digest of whose it is"),
        sa.Column(
            "empty_at", sa.TIMESTAMP(timezone=True), nullable=False, comment="when the bucket has dripped out"
        ),
        comment=comment,
    )


class Tries:
    """The buckets in one table."""

    def __init__(self, table: sa.Table) -> None:
        self._table = table

    def count(self, uow: UnitOfWork, counted: Counted) -> None:
        """One try more in each bucket.  Raises ``TooMany`` when one is full: the transaction must end with it.

        Rows are locked in the order of ``counted``, which is the same for everybody.
        """
        now = datetime.now(UTC)
        of = {_subject(bucket, whose): bucket for bucket, whose in counted}
        rows = [{"subject": subject, "empty_at": now + bucket.drip} for subject, bucket in of.items()]
        statement = insert(self._table).values(rows)
        fuller = sa.func.greatest(self._table.c.empty_at, now) + (statement.excluded.empty_at - now)
        statement = statement.on_conflict_do_update(index_elements=["subject"], set_={"empty_at": fuller})
        columns = (self._table.c.subject, self._table.c.empty_at)
        found = uow.session.execute(statement.returning(*columns)).all()
        if wait := max(of[row.subject].wait(row.empty_at, now) for row in found):
            raise TooMany(f"Terlalu banyak percobaan. Coba lagi {wait} detik lagi.", retry_after=wait)

    def forgive(self, uow: UnitOfWork, counted: Counted) -> None:
        """The try was right: it counts nowhere, and the wrong ones in buckets that it empties are forgotten."""
        for bucket, whose in counted:
            mine = self._table.c.subject == _subject(bucket, whose)
            if bucket.forgiven:
                uow.session.execute(sa.delete(self._table).where(mine))
            else:
                earlier = {"empty_at": self._table.c.empty_at - bucket.drip}
                uow.session.execute(sa.update(self._table).where(mine).values(earlier))

    def forget_old(self, uow: UnitOfWork) -> None:
        """Buckets that have been empty for an hour say nothing any more."""
        uow.session.execute(sa.delete(self._table).where(self._table.c.empty_at < sa.func.now() - timedelta(hours=1)))


def _subject(bucket: Bucket, whose: str) -> str:
    """People type passwords into the field of the name: what was typed is not kept."""
    return f"{bucket.name}:{hashlib.sha256(whose.encode()).hexdigest()}"
