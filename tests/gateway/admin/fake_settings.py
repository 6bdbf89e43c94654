"""Identity's settings in memory: versions, conflicts and history as the service has them."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, Invalid
from services.contracts.identity.phrases import ANSWERS, REASONS

AT = "2015-10-12T03:42:00+00:00"
SLEMAN = {"id": "4010", "code": "4010", "name": "Kab. Sleman", "national": False, "kanreg_id": "k1"}
BKN = {"id": "bkn", "code": "1001", "name": "Badan Kepegawaian Negara", "national": True, "kanreg_id": ""}
AGENCIES = [
    {**SLEMAN, "kanreg_name": "Kanreg I", "province_code": "34", "province": "DI Yogyakarta"},
    {**BKN, "kanreg_name": "", "province_code": "", "province": ""},
]
DEFAULTS: dict[tuple[str, str], Any] = {
    ("window", "registration"): {"opens": None, "closes": None},
    ("window", "filling"): {"opens": None, "closes": None},
    ("window", "verification"): {"opens": None, "closes": None},
    ("upload", "documents"): {"bytes": 5 * 1024 * 1024, "pages": 100},
    ("session", "official"): {"idle_minutes": 30, "absolute_minutes": 600},
    ("session", "citizen"): {"idle_minutes": 60, "absolute_minutes": 720},
    ("reasons", "desk"): {"lines": list(REASONS)},
    ("answers", "helpdesk"): {"lines": list(ANSWERS)},
}


class FakeSettings:
    """``refuses`` maps field names to messages: the next change is refused so."""

    def __init__(self) -> None:
        self.changes: list[dict[str, Any]] = []
        self.refuses: dict[str, list[str]] = {}

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        mine = {name: getattr(self, name) for name in ("settings", "setting_history", "change_setting")}
        answers = {f"identity.{name}": method for name, method in mine.items()}
        return {**answers, "identity.take_back_setting": self.take_back, "reference.agencies": AGENCIES}

    def settings(self) -> list[dict[str, Any]]:
        newest = {(one["kind"], one["subject"]): one for one in self.changes}
        plain = {"version": 0, "name": "", "at": "", "reason": ""}
        rows = []
        for kind, subject in {**DEFAULTS, **newest}:
            row = {**plain, **newest.get((kind, subject), {}), "kind": kind, "subject": subject}
            row["value"] = row.get("value") or DEFAULTS.get((kind, subject))
            rows.append(row)
        return [row for row in rows if row["value"]]

    def setting_history(self, kind: str = "", subject: str = "") -> list[dict[str, Any]]:
        mine = [one for one in self.changes if not kind or (one["kind"], one["subject"]) == (kind, subject)]
        return mine[::-1]

    def change_setting(self, kind: str, subject: str, version: int, value: Any, reason: str, **more: Any) -> Any:
        if self.refuses:
            raise Invalid("Isian belum benar.", fields=self.refuses)
        if version != len(self.setting_history(kind, subject)):
            raise Conflict("Pengaturan ini sudah diubah orang lain sejak halaman Anda dibuka.", by="Ratna", at=AT)
        row = {"kind": kind, "subject": subject, "version": version + 1, "value": value, "reason": reason}
        self.changes.append({**row, "name": "Ratna Kusumawardani", "at": AT, "takes_back": 0, **more})
        return {"version": version + 1}

    def take_back(self, kind: str, subject: str, version: int, reason: str) -> Any:
        before = self.setting_history(kind, subject)[1:2]
        value = before[0]["value"] if before else None
        return self.change_setting(kind, subject, version, value, reason, takes_back=version)
