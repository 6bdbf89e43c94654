"""People from a text, against a directory that knows the demo country's agencies and units."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.registration.importing.directory import Directory
from services.registration.importing.people import import_people

ImportPeople = Callable[[str], Report]


class SmallDirectory:
    """Two agencies with a unit each; the religions 1 to 7."""

    def learn(self, units: Iterable[str], records: Sequence[dict[str, str]]) -> None:
        """Knows everything already."""

    def agency_id(self, code: str) -> str | None:
        return {"8101": "agency-a", "agency-a": "agency-a", "8471": "agency-b"}.get(code)

    def holds(self, agency_id: str, unit: str) -> bool | None:
        owner = {"unit-a": "agency-a", "unit-b": "agency-b"}.get(unit)
        return None if owner is None else owner == agency_id

    def unknown(self, record: dict[str, str], /) -> list[str]:
        return ["agama"] if record.get("agama", "1") not in "1234567" else []


@pytest.fixture
def directory() -> Directory:
    return SmallDirectory()


@pytest.fixture
def registration(open_database: Callable[[str], Work], field_keys: None) -> Work:
    """An empty database of registration, with keys for the secret fields."""
    return open_database("registration")


@pytest.fixture
def import_text(registration: Work, directory: Directory, tmp_path: Path) -> ImportPeople:
    """``import_text("nip_baru,nama,…")`` imports a file with this content."""

    def run(text: str) -> Report:
        path, report = tmp_path / "people.csv", Report("people.csv", say=lambda _: None)
        path.write_text(text, encoding="utf-8")
        with registration.begin() as uow:
            import_people(directory, uow.session.connection(), path, report)
        return report

    return run
