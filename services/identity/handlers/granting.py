"""Profiles are given and taken: each inside the jurisdiction of who gives it, and never to oneself."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.identity.account_answers import Changed
from services.contracts.profiles import NAMES, Profile
from services.contracts.who_grants_what import GRANTS, ON_A_PROPOSAL, ORG_UNIT
from services.identity.areas import Key, known_areas
from services.identity.domain.when_a_profile_begins_and_ends import begins_at, ends_at, why_not
from services.identity.domain.who_may_grant_what import Area, fits, may_end
from services.identity.handlers.ending import end_profiles
from services.identity.official import Official, somebody_elses, write
from services.identity.tables import profiles

OUT_OF_REACH = "Wilayah ini tidak ada, atau di luar wilayah kerja Anda."
NOT_FLAGGED = "Unit ini belum ditandai sebagai verifikator level 1 di Lihat Unor."
NO_REASON = "Tulis alasan mengakhiri profil."

Asked = Mapping[str, Any]  # a GrantWanted as its schema loads it


@dataclass(frozen=True)
class Wanted:
    """A profile to be given, in an area that the actor may give it in."""

    profile: Profile
    area: Area
    starts_at: datetime
    ends_at: datetime | None
    proposal: dict[str, str] | None


def change_profiles(
    uow: UnitOfWork, actor: Actor, services: Services, account_id: str, version: int,
    add: Sequence[Asked], end: Sequence[str], reason: str,
) -> Changed:
    """Simpan on the tab Profil: end some, give others.  What is ended gives its work back, its sessions end."""
    official = somebody_elses(uow, actor, account_id, version)
    wanted = checked(actor, add, known_areas(services, keys_of(add)))
    if end:
        _take(uow, actor, official, end, reason)
    give(uow, actor, official.account.id, official.account.person_id, wanted)
    return Changed(version=write(uow, official))


def keys_of(asked: Sequence[Asked]) -> list[Key]:
    """The areas that were named."""
    return [(one["kind"], one["id"]) for one in asked]


def checked(actor: Actor, asked: Sequence[Asked], areas: Mapping[Key, Area]) -> list[Wanted]:
    """Raises ``Forbidden`` for a profile that the actor never grants, ``NotFound`` for an area out of reach."""
    return [_checked(actor, one, areas.get((one["kind"], one["id"]))) for one in asked]


def _checked(actor: Actor, asked: Asked, area: Area | None) -> Wanted:
    profile, now = Profile(asked["profile"]), datetime.now(UTC)
    granters = GRANTS[profile].granted_by
    if not any(actor.holds(granter) for granter in granters):
        raise Forbidden(f"{NAMES[profile]} bukan wewenang Anda.", needs=[str(granter) for granter in granters])
    if area is None or not may_end(actor, profile, area):
        raise NotFound(OUT_OF_REACH)
    days = why_not(asked["starts_on"], asked["ends_on"], now)
    if problem := _misfit(profile, area) or _lacks(profile, asked) or days:
        raise Invalid(problem, fields={"grants": [problem]})
    proposal = asked["proposal"] and {**asked["proposal"], "date": asked["proposal"]["date"].isoformat()}
    return Wanted(profile, area, begins_at(asked["starts_on"], now), ends_at(asked["ends_on"]), proposal)


def _misfit(profile: Profile, area: Area) -> str:
    if fits(profile, area):
        return ""
    return NOT_FLAGGED if area.kind is ORG_UNIT else f"{NAMES[profile]} tidak dipegang di wilayah jenis ini."


def _lacks(profile: Profile, asked: Asked) -> str:
    if profile not in ON_A_PROPOSAL or asked["proposal"]:
        return ""
    return f"{NAMES[profile]} diangkat atas usulan tertulis: isi nomor, tanggal, dan penanda tangannya."


def give(uow: UnitOfWork, actor: Actor, account_id: str, person_id: str | None, wanted: Sequence[Wanted]) -> None:
    """Keep the new profiles.  Raises ``Invalid`` for one that is held already."""
    for one in wanted:
        row = _row(actor, account_id, one)
        kept = insert(profiles).values(row).on_conflict_do_nothing().returning(profiles.c.id)
        if uow.session.scalar(kept) is None:
            text = f"{NAMES[one.profile]} di {one.area.jurisdiction.name} sudah dipegang akun ini."
            raise Invalid(text, fields={"grants": [text]})
        told = {name: row[name] for name in ("profile", "jurisdiction_kind", "jurisdiction_id", "jurisdiction_name")}
        until = one.ends_at.isoformat() if one.ends_at else ""
        after = {**told, "starts_at": one.starts_at.isoformat(), "ends_at": until, "proposal": one.proposal}
        uow.audit(Action.PROFILE_GRANTED, subject=account_id, people=[person_id] if person_id else [], after=after)


def _row(actor: Actor, account_id: str, wanted: Wanted) -> dict[str, Any]:
    where = wanted.area.jurisdiction
    return {
        "id": new_id(),
        "account_id": account_id,
        "profile": wanted.profile,
        "jurisdiction_kind": where.kind,
        "jurisdiction_id": where.id,
        "jurisdiction_name": where.name,
        "agency_id": wanted.area.agency_id,
        "kanreg_id": wanted.area.kanreg_id,
        "starts_at": wanted.starts_at,
        "ends_at": wanted.ends_at,
        "granted_by": actor.account_id,
        "granted_by_name": actor.name,
        "proposal": wanted.proposal,
    }


def _take(uow: UnitOfWork, actor: Actor, official: Official, ids: Sequence[str], reason: str) -> None:
    held = {row.id: (row, one) for row, one in zip(official.profiles, official.held, strict=True)}
    if unknown := [profile_id for profile_id in ids if profile_id not in held]:
        raise NotFound("Profil ini sudah berakhir.", profile_ids=unknown)
    for _, one in (held[profile_id] for profile_id in ids):
        if not may_end(actor, one.profile, one.area):
            granters = [str(granter) for granter in GRANTS[one.profile].granted_by]
            raise Forbidden(f"{NAMES[one.profile]} bukan wewenang Anda.", needs=granters)
    if not reason:
        raise Invalid(NO_REASON, fields={"reason": [NO_REASON]})
    end_profiles(uow, [held[profile_id][0] for profile_id in ids], reason, by=actor)
