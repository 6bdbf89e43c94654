"""Fixture of the tests of exports."""
from __future__ import annotations

from pathlib import Path

import pytest

from services.registration.exporting import making
from tests.services.conftest import OpenDatabase
from tests.services.registration.exporting.office import Office


@pytest.fixture
def office(open_database: OpenDatabase, field_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Five verified people of Sleman, one of Bantul, Budi who has not registered; parts of two rows."""
    office = Office(open_database("registration"), tmp_path)
    for number in range(1, 6):
        office.verify(number)
    office.verify(6, "bantul")
    monkeypatch.setattr(making, "PART", 2)
    return office
