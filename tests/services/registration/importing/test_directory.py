"""Codes are asked from reference in batches, each once; nobody is imported while reference does not answer."""

from typing import Any

import pytest

from services.chassis.importing.problem import FileRefused
from services.contracts.errors import Unavailable
from services.contracts.policies import line
from services.registration.importing.directory import ReferenceDirectory
from tests.services.people import service

AGENCY = {"id": "a1", "code": "8101"}


class FakeReference:
    """Answers like the reference service and counts the calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []

    @property
    def reference(self) -> "FakeReference":
        return self

    def agencies(self) -> list[dict[str, str]]:
        self.calls.append(("agencies", 0))
        return [AGENCY]

    def unit_places(self, unit_ids: list[str]) -> list[dict[str, Any]]:
        self.calls.append(("unit_places", len(unit_ids)))
        return [{"unit_id": unit, "agency": AGENCY} for unit in unit_ids if unit.startswith("u")]

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        self.calls.append(("labels", len(codes)))
        return {f"{c['list']}:{c['code']}": "name" for c in codes if c["code"] != "99"}


def test_each_code_is_asked_once_and_in_batches() -> None:
    reference = FakeReference()
    directory = ReferenceDirectory(reference)  # type: ignore[arg-type]
    units = [f"u{n}" for n in range(1500)]
    records = [{"agama": "1", "nama": "x"}, {"agama": "99"}]
    directory.learn([*units, "z"], records)
    directory.learn(units, records)
    assert reference.calls == [("agencies", 0), ("unit_places", 1000), ("unit_places", 501), ("labels", 2)]
    assert directory.agency_id("8101") == directory.agency_id("a1") == "a1"
    assert [directory.holds("a1", "u7"), directory.holds("a2", "u7"), directory.holds("a1", "z")] == [True, False, None]
    assert [directory.unknown(record) for record in records] == [[], ["agama"]]


def test_registration_may_ask_everything_that_the_import_asks() -> None:
    """What it may not ask, the broker does not even let it send."""
    reference = FakeReference()
    ReferenceDirectory(reference).learn(["u1"], [{"agama": "1"}])  # type: ignore[arg-type]
    asked = {method for method, _ in reference.calls}
    assert asked == {"agencies", "unit_places", "labels"}
    assert {one for one in asked if not line(f"reference.{one}").admits(service("registration"))} == set()


def test_without_an_answer_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_self: FakeReference) -> list[dict[str, str]]:
        raise Unavailable("Layanan sedang tidak dapat dijangkau.")

    monkeypatch.setattr(FakeReference, "agencies", silent)
    with pytest.raises(FileRefused, match=r"jalankan \./epupns up"):
        ReferenceDirectory(FakeReference()).learn([], [])  # type: ignore[arg-type]
