"""Whose account it is: who sees an official's account, and who may change it as a whole.

Seen is what lies in an admin's jurisdiction.  Changed (name, password, lock, deletion) is only what holds nothing that
the admin could not grant: otherwise the password of a higher account would be the way up.  The own account, and any
other account of the same person, is never changed here.
"""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import ADMINS
from services.identity.domain.who_may_grant_what import Area, may_end

OWN = "Akun Anda sendiri tidak dapat Anda ubah di sini."


@dataclass(frozen=True)
class Held:
    """A profile that an account holds, or will hold, in an area."""

    profile: Profile
    area: Area


def jurisdictions_of(actor: Actor) -> list[Jurisdiction]:
    """Where the actor manages accounts; empty for everybody who is no admin."""
    return [grant.jurisdiction for grant in actor.grants if grant.profile in ADMINS]


def is_own(actor: Actor, account_id: str, person_id: str) -> bool:
    """Whether it is the actor's account, or another one of the same person."""
    return actor.account_id == account_id or (bool(person_id) and actor.person_id == person_id)


def too_high(actor: Actor, held: Collection[Held]) -> list[Profile]:
    """The profiles that the actor may not end: they keep the whole account out of the actor's hands."""
    return [one.profile for one in held if not may_end(actor, one.profile, one.area)]


def may_name(actor: Actor, agency_id: str) -> bool:
    """Whether the actor may give an account to somebody of this agency: an agency's admin to its own people only."""
    return any(area.kind is not JurisdictionKind.AGENCY or area.id == agency_id for area in jurisdictions_of(actor))
