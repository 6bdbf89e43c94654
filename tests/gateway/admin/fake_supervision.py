"""The open work of an office in memory: who holds what, and what a supervisor moved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from services.contracts.errors import Conflict, NotFound
from services.contracts.verification.answers import Colleague, InboxRow, SupervisedPage
from services.contracts.verification.pace import OfficeForecast
from tests.gateway.admin import cases

SRI = "0190b3a0-0000-7000-8000-000000000001"


class FakeSupervision:
    """``moved`` keeps what was done to which case; ``stale`` names cases that moved on meanwhile."""

    def __init__(self, rows: list[InboxRow] | None = None) -> None:
        self.rows = cases.many_rows(30) if rows is None else rows
        self.moved: list[tuple[str, str, str]] = []
        self.stale: set[str] = set()
        self.asked: dict[str, Any] = {}
        self.pace = OfficeForecast(open=148, late=3, decided=120, days=10, ends_on="2026-12-12")

    def handlers(self) -> dict[str, Callable[..., Any]]:
        """Goes into ``FakeServices.answers``."""
        methods = ("supervised", "colleagues", "release_for", "assign", "forecast")
        return {f"verification.{method}": partial(getattr(self, method)) for method in methods}

    def supervised(self, limit: int, **asked: Any) -> SupervisedPage:
        self.asked = {name: value for name, value in asked.items() if value}
        dinas = {"office": cases.OFFICES[1], "office_id": "dinas"}
        office = {"level": 1, "kind": "org_unit", "id": "dinas", "name": cases.OFFICES[1]}
        return {
            "rows": [{**row, **dinas} for row in self.rows[:limit]],  # type: ignore[typeddict-item]
            "next": "",
            "offices": [{**office, "cases": len(self.rows), "held": 6, "late": 3}],  # type: ignore[typeddict-item]
        }

    def colleagues(self, level: int, office_id: str) -> list[Colleague]:
        if (level, office_id) != (1, "dinas"):
            raise NotFound("Kantor ini tidak ditemukan di wilayah Anda.")
        return [{"account_id": SRI, "name": "Sri Wulandari"}]

    def forecast(self, level: int, office_id: str) -> OfficeForecast:
        return self.pace

    def release_for(self, case_id: str, version: int, reason: str) -> dict[str, Any]:
        return self._move(case_id, "", reason)

    def assign(self, case_id: str, version: int, account_id: str, reason: str) -> dict[str, Any]:
        return self._move(case_id, account_id, reason)

    def _move(self, case_id: str, to: str, reason: str) -> dict[str, Any]:
        if case_id in self.stale:
            raise Conflict("Berkas ini sudah berpindah.", code="stale", by="", at="")
        self.moved.append((case_id, to, reason))
        return {}
