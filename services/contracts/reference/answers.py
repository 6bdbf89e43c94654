"""What the reference service answers."""
from typing import NotRequired, TypedDict


class Value(TypedDict):
    """One value of a list; ``hint`` tells equal names apart (the province of a regency, say)."""

    code: str
    name: str
    hint: str


class Agency(TypedDict):
    """An agency: ``national`` agencies are verified by BKN Pusat, regional ones by their ``kanreg``."""

    id: str
    code: str
    name: str
    national: bool
    kanreg_id: str
    kanreg_name: str
    province_code: str
    province: str


class UnitPlace(TypedDict):
    """An org unit with its way up: ``path`` holds ids and ``names`` the names, root first, itself last.

    ``position`` is what its head is called, ``eselon`` the code of the head's echelon; "" where it has none.
    """

    unit_id: str
    path: list[str]
    names: list[str]
    agency: Agency
    position: str
    eselon: str


class UnitBranch(TypedDict):
    """A unit and all units below it, inactive ones too: ``unit_ids`` holds its own as well."""

    agency_id: str
    name: str
    unit_ids: list[str]


class FlaggedUnit(TypedDict):
    """An org unit that is a level-1 verifier."""

    unit_id: str
    agency_id: str
    name: str
    version: int
    flagged: NotRequired[bool]


class UnitNode(TypedDict):
    """An org unit in its tree; ``units`` counts those right below it."""

    unit_id: str
    name: str
    eselon: str
    position: str
    flagged: bool
    version: int
    units: int


class UnitOpened(UnitNode):
    """A unit with its way up: ``path`` holds ids and ``names`` the names, root first, itself last."""

    agency_id: str
    agency: str
    path: list[str]
    names: list[str]


class AreaShown(TypedDict):
    """A jurisdiction with what lies around it; ``code`` is an agency's, ``flagged`` a unit's level-1 tick.

    ``agency_id`` and ``kanreg_id`` name the area itself, or those in which it lies; "" where there is none.
    """

    kind: str
    id: str
    code: str
    name: str
    agency_id: str
    agency_name: str
    kanreg_id: str
    flagged: bool
