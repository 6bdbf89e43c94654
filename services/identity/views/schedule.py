"""When the phases of the campaign are open: for one agency, and for everybody to read."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.answers import OpeningShown, PhaseShown, RegionHours, Schedule
from services.contracts.identity.settings import Phase, SettingKind
from services.identity.agencies import Agencies
from services.identity.domain.is_it_open import Opening, opening
from services.identity.domain.which_clock_a_province_keeps import clock_of
from services.identity.setting_values import hours_of, window_of
from services.identity.settings import Setting, current

Held = dict[tuple[SettingKind, str], Setting]


def opening_of(uow: UnitOfWork, _actor: Actor, agencies: Agencies, phase: str, agency_id: str) -> OpeningShown:
    """Whether a phase is open for the people of an agency now, until when, and when it opens next."""
    held = current(uow, (SettingKind.WINDOW, SettingKind.AGENCY_WINDOW, SettingKind.ACCESS))
    own = held.get((SettingKind.AGENCY_WINDOW, f"{phase}:{agency_id}"))
    regions = agencies.regions_of(agency_id)
    hours = next((held[name] for region in regions if (name := (SettingKind.ACCESS, region)) in held), None)
    found = _opening(held, Phase(phase), own, hours)
    return _shown(found, _zone(hours) if hours else _clock(regions))


def schedule(uow: UnitOfWork, _actor: Actor, agencies: Agencies) -> Schedule:
    """The calendar, and the access hours of each region that has any, by name."""
    held = current(uow, (SettingKind.WINDOW, SettingKind.ACCESS))
    regions = [setting for (kind, _), setting in held.items() if kind is SettingKind.ACCESS]
    names = agencies.names() if regions else {}
    shown = [_region(held, setting, names.get(setting.subject, "")) for setting in regions]
    return Schedule(
        phases=[_phase(held, phase) for phase in Phase],
        regions=sorted((one for one in shown if one["name"]), key=lambda one: one["name"]),
    )


def _opening(held: Held, phase: Phase, own: Setting | None, hours: Setting | None) -> Opening:
    return opening(
        phase, datetime.now(UTC), window_of(held[SettingKind.WINDOW, phase]), window_of(own) if own else None,
        hours_of(hours) if hours else None,
    )


def _shown(found: Opening, zone: str) -> OpeningShown:
    return OpeningShown(
        open=found.open, why=found.why, next_at=_iso(found.next_at), until=_iso(found.until), zone=zone
    )


def _phase(held: Held, phase: Phase) -> PhaseShown:
    window = window_of(held[SettingKind.WINDOW, phase])
    return PhaseShown(
        phase=phase, opens=_iso(window.opens), closes=_iso(window.closes), open=window.holds(datetime.now(UTC))
    )


def _region(held: Held, setting: Setting, name: str) -> RegionHours:
    """As it stands for filling in the form; registering keeps the same hours."""
    said: dict[str, Any] = setting.value or {}
    shown = _shown(_opening(held, Phase.FILLING, None, setting), _zone(setting))
    return RegionHours(
        **shown, name=name, days=sorted(said["days"]), begins=said["begins"][:5], ends=said["ends"][:5]
    )


def _zone(hours: Setting) -> str:
    return str((hours.value or {})["zone"])


def _clock(regions: tuple[str, ...]) -> str:
    return clock_of(next((code for kind, _, code in (one.partition(":") for one in regions) if kind == "province"), ""))


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
