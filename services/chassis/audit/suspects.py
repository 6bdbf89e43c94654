"""Rows whose hash does not fit their place in the chain: changed, or exchanged with another one."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.chain import following
from services.chassis.audit.finding import Finding, Wrong

COMPARED = 1000  # so many rows are compared with each other; whoever changed more is named all the same


@dataclass(frozen=True)
class Suspect:
    """A sealed row as it is read now, and the hash of the seal before its own."""

    row: sa.Row[Any]
    before: bytes

    def was(self, other: Suspect) -> bool:
        """True when the content of ``other``, under its number or ours, is what was sealed here."""
        content = other.row
        return self.row.hash in (following(self.before, content), following(self.before, content, id=self.row.id))


def judged(suspects: list[Suspect]) -> list[Finding]:
    """One finding for each suspect."""
    few = suspects[:COMPARED]
    partners = {one: next((o for o in few if o is not one and one.was(o)), None) for one in few}
    return [_finding(one, partners.get(one)) for one in suspects]


def _finding(one: Suspect, partner: Suspect | None) -> Finding:
    number, entry = one.row.number, one.row.entry_id
    if partner is not None:
        says = f"entry {entry} (seal {number}) was swapped with entry {partner.row.entry_id}"
        return Finding(number, Wrong.SWAPPED, says)
    return Finding(number, Wrong.CHANGED, f"entry {entry} (seal {number}) was changed, or its seal was")
