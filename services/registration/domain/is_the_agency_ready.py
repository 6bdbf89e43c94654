"""Is an agency ready to open registration?  Verifiers for every flagged unit and for level 2, its lists confirmed."""
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.contracts.registration.gates import Topic


class Need(StrEnum):
    """What makes an agency ready (mission, readiness of an agency)."""

    FLAGGED_UNITS = "flagged_units"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    VETTING = "vetting"  # a Verifikator Registrasi, where the agency verifies registrations
    ORG_UNITS = Topic.ORG_UNITS
    WORK_LOCATIONS = Topic.WORK_LOCATIONS
    SCHOOLS = Topic.SCHOOLS
    HEALTH_UNITS = Topic.HEALTH_UNITS


@dataclass(frozen=True)
class Prepared:
    """What an agency has done: names of its flagged units by id, and who is there to verify."""

    flagged: Mapping[str, str]
    with_verifier: Collection[str]  # ids of units
    level_2: int  # people
    registration_verifiers: int
    confirmed: Collection[Topic]
    vetting: bool


@dataclass(frozen=True)
class Item:
    """One need: whether it is met, and which units lack it."""

    need: Need
    done: bool
    names: tuple[str, ...] = ()


def items(prepared: Prepared) -> list[Item]:
    """Every need of this agency, in the order in which people meet them."""
    alone = tuple(name for unit, name in sorted(prepared.flagged.items()) if unit not in prepared.with_verifier)
    found = [
        Item(Need.FLAGGED_UNITS, bool(prepared.flagged)),
        Item(Need.LEVEL_1, bool(prepared.flagged) and not alone, alone),
        Item(Need.LEVEL_2, prepared.level_2 > 0),
    ]
    if prepared.vetting:
        found.append(Item(Need.VETTING, prepared.registration_verifiers > 0))
    return found + [Item(Need(topic), topic in prepared.confirmed) for topic in Topic]


def is_ready(prepared: Prepared) -> bool:
    """Nothing is missing."""
    return all(item.done for item in items(prepared))
