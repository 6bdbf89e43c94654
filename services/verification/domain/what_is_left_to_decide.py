"""What a level still has to decide: its changes, less those rejected before and those it approved unchanged before."""
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from services.verification.domain.levels import Level
from services.verification.domain.who_verifies_what import verifies


@dataclass(frozen=True)
class Change:
    """A change as the level sees it; ``digest`` covers its value and its documents."""

    id: str
    key: str
    digest: str


@dataclass(frozen=True)
class Decided:
    """A decision of this or an earlier round, and whose; an approval lasts while the digest is the same."""

    level: int
    round: int
    key: str
    digest: str
    approved: bool
    who: str = ""


def rejected(changes: Iterable[Change], decisions: Collection[Decided], round: int) -> set[str]:
    """The keys that some level rejected in this round: their old value stays."""
    return {d.key for d in decisions if d.round == round and not d.approved} & {c.key for c in changes}


def left_to_decide(
    level: Level, changes: Collection[Change], decisions: Collection[Decided], round: int
) -> list[Change]:
    """The changes that people of this level must look at, in order."""
    gone = rejected(changes, decisions, round)
    approved = {(d.key, d.digest) for d in decisions if d.level == level.number and d.approved}
    return [
        change
        for change in changes
        if verifies(level.number, change.key) and change.key not in gone and (change.key, change.digest) not in approved
    ]


def needs_people(level: Level, changes: Collection[Change], decisions: Collection[Decided], round: int) -> bool:
    """True when somebody at this level must act; an unchanged form is confirmed once, where the level says so."""
    if not changes:
        return level.confirms_unchanged
    return bool(left_to_decide(level, changes, decisions, round))
