"""Sheets of recapitulations in memory, beside the figures of ``fake_reporting``."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import NotFound
from services.contracts.reporting.answers import RecapitulationShown
from tests.gateway.admin import fake_reporting
from tests.gateway.admin.cases import at

CODE = "kode-di-lembar"


class FakeRecapitulations:
    """``issued`` by their ids; the figures are those of now."""

    def __init__(self) -> None:
        self.issued: dict[str, RecapitulationShown] = {}

    def handlers(self) -> dict[str, Any]:
        """As the reporting service answers."""
        return {
            "reporting.progress": fake_reporting.progress,
            "reporting.issue_recapitulation": self.issue,
            "reporting.recapitulations": lambda agency_id: list(self.issued.values()),
            "reporting.recapitulation": self.shown,
            "reporting.check_recapitulation": self.checked,
        }

    def issue(self, agency_id: str) -> RecapitulationShown:
        now = fake_reporting.progress(agency_id=agency_id)
        [name] = [one["agency"] for one in now["agencies"] if one["agency_id"] == agency_id]
        sheet = RecapitulationShown(
            recapitulation_id=f"rekap-{len(self.issued) + 1}", code=CODE, agency_id=agency_id, agency=name,
            as_of=now["as_of"], issued_at=at(0), issued_by="Halim Pradipta", units=now["units"],
            stages={stage["stage"]: stage["count"] for stage in now["stages"]},
        )  # fmt: skip
        self.issued[sheet["recapitulation_id"]] = sheet
        return sheet

    def shown(self, recapitulation_id: str) -> RecapitulationShown:
        if recapitulation_id not in self.issued:
            raise NotFound("Rekapitulasi ini tidak ditemukan di wilayah Anda.")
        return self.issued[recapitulation_id]

    def checked(self, code: str) -> Any:
        for sheet in self.issued.values():
            if sheet["code"] == code:
                return {key: sheet[key] for key in ("agency", "issued_at", "as_of", "stages")}
        raise NotFound("Kode ini tidak dikenal.")
