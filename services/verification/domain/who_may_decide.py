"""Who may decide a case: the office's own verifiers, never one's own form, never at two levels."""
from __future__ import annotations

from collections.abc import Collection

from services.contracts.actor import Actor, Grant
from services.verification.domain.levels import LEVELS


def offices_of(actor: Actor) -> list[tuple[int, str, str]]:
    """The inboxes of an actor: ``(level, jurisdiction kind, jurisdiction id)``."""
    return [
        (level.number, jurisdiction.kind, jurisdiction.id)
        for level in LEVELS.values()
        for jurisdiction in actor.holds(level.profile)
    ]


def under(actor: Actor, *office: tuple[int, str, str]) -> list[Grant]:
    """The grants by which the actor sees an inbox; all of a verifier's where it is none of the given ones."""
    opening = [
        (grant, (level.number, grant.jurisdiction.kind, grant.jurisdiction.id))
        for grant in actor.grants
        for level in LEVELS.values()
        if grant.profile is level.profile
    ]
    return [grant for grant, inbox in opening if inbox in office] or [grant for grant, _ in opening]


def levels_of(actor: Actor) -> list[int]:
    """The levels at which an actor decides anything."""
    return sorted({level for level, _, _ in offices_of(actor)})


def who(actor: Actor) -> str:
    """The human being behind an account: two accounts of one person are one person."""
    return actor.person_id or actor.account_id


def why_not(actor: Actor, *, person_id: str, decided_by: Collection[str]) -> str:
    """The reason for which this person may not decide here, or ""."""
    if actor.person_id == person_id:
        return "Formulir Anda sendiri tidak dapat Anda verifikasi."
    if who(actor) in decided_by:
        return "Anda sudah memutuskan formulir ini di level lain; level ini diputuskan orang lain."
    return ""
