"""Recomputes a whole chain beside its heads and finds every row that is not what was sealed."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.chain import AS_TEXT, FIRST, following
from services.chassis.audit.finding import Finding, Wrong
from services.chassis.audit.head import Head
from services.chassis.audit.mark import is_marked
from services.chassis.audit.suspects import Suspect, judged
from services.chassis.audit.tables import entries, seals

LATE = timedelta(hours=1)  # longer than any transaction: what is dated earlier came in by another way
AT_ONCE = 2000  # rows in memory


class Examination:
    """Goes along one chain from its beginning; ``findings`` are what is wrong so far."""

    def __init__(self, heads: Sequence[Head], key: bytes) -> None:
        """``heads`` are signed rightly; ``key`` is that of the service's marks."""
        self.findings: list[Finding] = []
        self.number, self._hash, self._newest = 0, FIRST, datetime.fromtimestamp(0, UTC)
        self._heads: dict[int, set[bytes]] = {}
        for head in heads:
            self._heads.setdefault(head.number, set()).add(head.hash)
        self._known = 0  # the last seal that a head vouches for
        self._key = key
        self._suspects: list[Suspect] = []

    def look(self, row: sa.Row[Any]) -> None:
        """The next seal with its entry."""
        if row.number != self.number + 1:
            self._missing(self.number + 1, row.number)
        if row.id is None:
            self._find(row.number, Wrong.DELETED, f"entry {row.entry_id} (seal {row.number}) was deleted")
        elif following(self._hash, row) != row.hash:
            self._suspects.append(Suspect(row, self._hash))
        else:
            self._look_at_origin(row)
        self.number, self._hash = row.number, row.hash
        self._look_at_heads()

    def end(self) -> None:
        """After the last seal: do heads know of more?"""
        self.findings += judged(self._suspects)
        if beyond := [number for number in self._heads if number > self.number]:
            says = f"the chain ends at seal {self.number}, and a head vouches for seal {max(beyond)}"
            self._find(self.number + 1, Wrong.CUT, says)

    def _look_at_origin(self, row: sa.Row[Any]) -> None:
        at = datetime.fromisoformat(row.at)
        if not is_marked(self._key, row):
            says = f"entry {row.entry_id} (seal {row.number}) was inserted, not written by the service"
            self._find(row.number, Wrong.INSERTED, says)
        elif at < self._newest - LATE:
            says = f"entry {row.entry_id} (seal {row.number}) was inserted long after the time that it names"
            self._find(row.number, Wrong.INSERTED, says)
        self._newest = max(self._newest, at)

    def _look_at_heads(self) -> None:
        hashes = self._heads.get(self.number)
        if hashes is None:
            return
        if hashes != {self._hash}:
            says = f"what heads said of seals {self._known + 1} to {self.number} is not what is there now"
            self._find(self.number, Wrong.REWRITTEN, says)
        self._known = self.number

    def _missing(self, first: int, behind: int) -> None:
        one, many = f"seal {first} and its entry", f"seals {first} to {behind - 1} and their entries"
        self._find(first, Wrong.DELETED, f"{one if behind == first + 1 else many} were deleted")

    def _find(self, place: int, wrong: Wrong, says: str) -> None:
        self.findings.append(Finding(place, wrong, says))


def examine(connection: sa.Connection, heads: Sequence[Head], key: bytes) -> Examination:
    """The whole chain of a database.  Heads must have been read before: they know no more than it holds."""
    sealed = sa.select(seals.c.number, seals.c.entry_id, seals.c.hash, *AS_TEXT)
    along = sealed.join_from(seals, entries, entries.c.id == seals.c.entry_id, isouter=True).order_by(seals.c.number)
    examination = examine_rows(connection, along, heads, key)
    examination.findings += _never_sealed(connection, key, examination.number + 1)
    return examination


def examine_rows(connection: sa.Connection, along: sa.Select[Any], heads: Sequence[Head], key: bytes) -> Examination:
    """The chain that a statement selects in its order: ``number``, ``entry_id``, ``hash``, and the entry as text."""
    examination = Examination(heads, key)
    with connection.execution_options(yield_per=AT_ONCE).execute(along) as rows:
        for row in rows:
            examination.look(row)
    examination.end()
    return examination


def _never_sealed(connection: sa.Connection, key: bytes, place: int) -> list[Finding]:
    """Entries that the sealer will not take: of a transaction that was over before it looked last; or not marked."""
    last = sa.select(sa.cast(seals.c.horizon, sa.Text)).order_by(seals.c.number.desc()).limit(1)
    horizon = int(connection.scalar(last) or 0)
    unsealed = sa.not_(sa.exists().where(seals.c.entry_id == entries.c.id))
    rows = connection.execute(sa.select(*AS_TEXT).where(unsealed).order_by(entries.c.id)).all()
    strangers = [row for row in rows if int(row.transaction) < horizon or not is_marked(key, row)]
    return [Finding(place, Wrong.INSERTED, f"entry {row.id} was inserted and is not sealed") for row in strangers]
