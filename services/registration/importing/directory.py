"""Which agencies, units and codes there are: asked from reference in batches and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from services.chassis.importing.problem import FileRefused
from services.chassis.rpc_client import Services
from services.contracts.errors import Refusal
from services.contracts.form_fields import FORM_FIELDS, Kind

BATCH = 1000  # codes in one call, as the contract allows
UNITS = "unor"
T = TypeVar("T")
LISTS = {field.name: field.list for field in FORM_FIELDS.values() if field.kind is Kind.REF and field.list != UNITS}


class Directory(Protocol):
    """What the import asks about the codes in a file."""

    def learn(self, units: Iterable[str], records: Sequence[dict[str, str]]) -> None:
        """Find out about these units, and about the codes in these records."""

    def agency_id(self, code: str) -> str | None:
        """The agency with this id or code."""

    def holds(self, agency_id: str, unit: str) -> bool | None:
        """Whether the unit belongs to the agency; None for an unknown unit."""

    def unknown(self, record: dict[str, str], /) -> list[str]:
        """The fields whose code is in no list."""


class TrustedCodes:
    """Takes every code as it is; for files that were made together with the reference data."""

    def learn(self, units: Iterable[str], records: Sequence[dict[str, str]]) -> None:
        """Nothing to find out."""

    def agency_id(self, code: str) -> str | None:
        """The code is the id."""
        return code

    def holds(self, agency_id: str, unit: str) -> bool:
        """Every unit."""
        return bool(agency_id and unit)

    def unknown(self, _record: dict[str, str], /) -> list[str]:
        """None."""
        return []


class ReferenceDirectory:
    """Asks reference; each code once."""

    def __init__(self, services: Services) -> None:
        self._reference = services.reference
        self._agencies: dict[str, str] = {}
        self._units: dict[str, str | None] = {}
        self._codes: dict[tuple[str, str], bool] = {}

    def learn(self, units: Iterable[str], records: Sequence[dict[str, str]]) -> None:
        """One call for each thousand units or codes that are new.  Raises ``FileRefused`` when nobody answers."""
        said = {(LISTS[name], code) for record in records for name, code in record.items() if name in LISTS}
        try:
            self._learn_agencies()
            self._learn_units(sorted(set(units) - self._units.keys()))
            self._learn_codes(sorted(said - self._codes.keys()))
        except Refusal as refusal:
            raise FileRefused(
                f"Layanan reference tidak menjawab ({refusal.message}); jalankan ./epupns up."
            ) from refusal

    def agency_id(self, code: str) -> str | None:
        """By id or by code."""
        return self._agencies.get(code)

    def holds(self, agency_id: str, unit: str) -> bool | None:
        """As reference places the unit."""
        owner = self._units.get(unit)
        return None if owner is None else owner == agency_id

    def unknown(self, record: dict[str, str], /) -> list[str]:
        """The fields whose code reference does not know."""
        return [name for name, code in record.items() if name in LISTS and not self._codes[LISTS[name], code]]

    def _learn_agencies(self) -> None:
        if not self._agencies:
            for agency in self._reference.agencies():
                self._agencies[agency["code"]] = self._agencies[agency["id"]] = agency["id"]

    def _learn_units(self, units: list[str]) -> None:
        for some in _batches(units):
            self._units |= dict.fromkeys(some)
            self._units |= {
                place["unit_id"]: place["agency"]["id"] for place in self._reference.unit_places(unit_ids=list(some))
            }

    def _learn_codes(self, codes: list[tuple[str, str]]) -> None:
        for some in _batches(codes):
            names = self._reference.labels(codes=[{"list": li, "code": code} for li, code in some])
            self._codes |= {(li, code): f"{li}:{code}" in names for li, code in some}


def _batches(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
