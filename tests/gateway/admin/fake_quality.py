"""Two offices with their verifiers in memory: one who is quick, one who is careful, one who has just begun."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import NotFound
from services.contracts.verification.quality import QualityOffice, QualityShown, VerifierQuality


class FakeQuality:
    """``asked`` keeps what was asked last."""

    def __init__(self) -> None:
        self.offices = [
            QualityOffice(level=1, kind="org_unit", id="dinas", name="Dinas Pendidikan Kabupaten Sleman"),
            QualityOffice(level=2, kind="agency", id="sleman", name="Pemerintah Kabupaten Sleman"),
        ]
        self.rows = [
            self.row("Agus Hartanto", 412, approved=1203, rejected=97, overturned=8, timed=398, seconds=71_640),
            self.row("Budiarti Lestari", 1204, approved=3600, rejected=12, overturned=240, turned_back=3, timed=1204,
                     seconds=24_080, too_fast=311),
            self.row("Citra Dewi", 9, approved=20, rejected=4, overturned=1, timed=9, seconds=900),
        ]  # fmt: skip
        self.asked: dict[str, Any] = {}

    def handlers(self) -> dict[str, Any]:
        """Goes into ``FakeServices.answers``."""
        return {"verification.quality": self.quality}

    def quality(self, days: int, level: int = 0, office_id: str = "") -> QualityShown:
        self.asked = {"days": days, "level": level, "office_id": office_id}
        if level and (level, office_id) not in [(one["level"], one["id"]) for one in self.offices]:
            raise NotFound("Kantor ini tidak ditemukan di wilayah Anda, atau belum ada keputusan pada masa itu.")
        return QualityShown(
            offices=self.offices, rows=self.rows if level else [], fewest=10, a_change=4, a_page=5, pages=4
        )

    def row(self, name: str, cases: int, **numbers: int) -> VerifierQuality:
        nothing = dict.fromkeys(VerifierQuality.__annotations__, 0)
        return VerifierQuality(**{**nothing, "name": name, "cases": cases, "returned": 7, **numbers})  # type: ignore[typeddict-item]
