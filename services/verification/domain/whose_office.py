"""In whose jurisdiction a case lies at each level (mission: the profiles)."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from services.verification.domain.levels import Level, OfficeKind, OfficeRule


@dataclass(frozen=True)
class Office:
    """An inbox: the kind and id of the jurisdiction, and its name."""

    kind: OfficeKind
    id: str
    name: str


@dataclass(frozen=True)
class Place:
    """Where a civil servant works, as it was at Kirim; the path has the root first.

    ``chosen_unit``: the level-1 unit that an operator gave the person, which beats the path while it is one.
    """

    unit_path: Sequence[str]
    unit_names: Sequence[str]
    agency_id: str
    agency_name: str
    national: bool
    kanreg_id: str
    kanreg_name: str
    chosen_unit: str = ""
    chosen_name: str = ""


def office_of(level: Level, place: Place, flagged: Collection[str]) -> Office | None:
    """The office that decides at this level, or None: no unit on the way up is a level-1 verifier."""
    return _FINDERS[level.office](place, flagged)


def _nearest_flagged_unit(place: Place, flagged: Collection[str]) -> Office | None:
    if place.chosen_unit and place.chosen_unit in flagged:
        return Office(OfficeKind.ORG_UNIT, place.chosen_unit, place.chosen_name)
    for unit, name in zip(reversed(place.unit_path), reversed(place.unit_names), strict=True):
        if unit in flagged:
            return Office(OfficeKind.ORG_UNIT, unit, name)
    return None


def _agency(place: Place, flagged: Collection[str]) -> Office | None:
    return Office(OfficeKind.AGENCY, place.agency_id, place.agency_name)


def _bkn_of_agency(place: Place, flagged: Collection[str]) -> Office | None:
    if place.national:
        return Office(OfficeKind.NATIONAL_AGENCIES, "", "BKN Pusat")
    return Office(OfficeKind.KANREG, place.kanreg_id, place.kanreg_name) if place.kanreg_id else None


def _bkn(place: Place, flagged: Collection[str]) -> Office | None:
    return Office(OfficeKind.NATIONAL, "", "BKN Pusat")


_FINDERS: dict[OfficeRule, Callable[[Place, Collection[str]], Office | None]] = {
    OfficeRule.NEAREST_FLAGGED_UNIT: _nearest_flagged_unit,
    OfficeRule.AGENCY: _agency,
    OfficeRule.BKN_OF_AGENCY: _bkn_of_agency,
    OfficeRule.BKN: _bkn,
}

if missing := set(OfficeRule) - _FINDERS.keys():
    raise AssertionError(f"no way to find the office of {missing}")
