"""Who may turn back a sent form, at which level, and for which agencies (manual I.E.13-15; mission: Turun status).

This table is the only place that says so; its test repeats it as a grid.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.profiles import Profile
from services.verification.domain.levels import LEVELS
from services.verification.domain.whose_office import Place


class Agencies(StrEnum):
    """Whose civil servants."""

    OWN = "the agency in which the profile is held"
    REGIONAL_OF_KANREG = "regional agencies of the kanreg in which the profile is held"
    NATIONAL = "every national agency"


@dataclass(frozen=True)
class Limit:
    """What one profile may turn back."""

    profile: Profile
    levels: tuple[int, ...]
    agencies: Agencies


LIMITS = (
    Limit(Profile.ROLLBACK_OPERATOR, (1,), Agencies.OWN),
    Limit(Profile.HELPDESK_KANREG, (1, 2), Agencies.REGIONAL_OF_KANREG),
    Limit(Profile.HELPDESK_BKN, (2,), Agencies.NATIONAL),
)

OWN_FORM = "Formulir Anda sendiri tidak dapat Anda turunkan statusnya."
WITH_THE_PERSON = "Formulir ini sudah di tangan PNS; tidak ada yang perlu diturunkan."
BEING_SENT = "Verifikator baru saja mengirim berkas ini. Tunggu sepuluh detik, lalu muat ulang halaman ini."
FINISHED = "Berkas ini sudah melewati semua level; statusnya tidak dapat diturunkan lagi."
TOO_FAR = "Berkas ini ada di level yang tidak dapat Anda turunkan. Wewenang Anda: level %s."


def limits_for(actor: Actor, place: Place) -> list[Limit]:
    """The lines under which the actor sees a case of this place; none means that it is not the actor's business."""
    return [limit for limit in LIMITS if _reaches(actor, limit, place)]


def _reaches(actor: Actor, limit: Limit, place: Place) -> bool:
    held = actor.holds(limit.profile)
    if limit.agencies is Agencies.OWN:
        return any(area.kind is JurisdictionKind.AGENCY and area.id == place.agency_id for area in held)
    if limit.agencies is Agencies.REGIONAL_OF_KANREG:
        ours = any(area.kind is JurisdictionKind.KANREG and area.id == place.kanreg_id for area in held)
        return ours and not place.national
    return place.national and any(area.kind is JurisdictionKind.NATIONAL for area in held)


def why_not(limits: list[Limit], *, level: int, state: str, own: bool) -> str:
    """The reason for which a case is not turned back now, or ""."""
    if own:
        return OWN_FORM
    if state in _NOT_NOW:
        return _NOT_NOW[state]
    levels = sorted({number for limit in limits for number in limit.levels})
    return "" if level in levels else TOO_FAR % ", ".join(map(str, levels))


_NOT_NOW = {
    "returned": WITH_THE_PERSON,
    "sending": BEING_SENT,
    "completed": FINISHED,
    "record_conflict": FINISHED,
    "done": FINISHED,
}

if unknown := {number for limit in LIMITS for number in limit.levels} - LEVELS.keys():
    raise AssertionError(f"LIMITS names levels that do not exist: {sorted(unknown)}")
