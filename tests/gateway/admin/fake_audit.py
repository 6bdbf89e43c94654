"""Identity's collected audit in memory: the newest entry first, pages of two."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from services.contracts.errors import Invalid, NotFound

AT = "2015-10-12T03:42:00+00:00"
ENDAH = {"person_id": "0192aaaa-0000-7000-8000-000000000001", "name": "Endah Prameswari", "nip": "197308142000032931"}
L2 = {"profile": "verifier_l2", "place": "Pemerintah Kabupaten Sleman"}
L1 = {"profile": "verifier_l1", "place": "Dinas Pendidikan"}
ROWS: list[dict[str, Any]] = [
    {"service": "verification", "kind": "official", "name": "Wahyu Santosa", "held": [L2, L1], "action": "case_viewed",
     "people": 1},
    {"service": "identity", "kind": "service", "name": "gateway", "held": [], "action": "log_in_refused", "people": 0},
    {"service": "registration", "kind": "citizen", "name": "Endah Prameswari", "held": [], "action": "form_sent",
     "people": 1},
]  # fmt: skip


class FakeAudit:
    """``refuses`` maps fields to messages; ``problem`` is why a service is behind."""

    def __init__(self) -> None:
        self.refuses: dict[str, list[str]] = {}
        self.problem = ""
        self.rows = [
            {"number": 1200 - at, "at": AT, "refused": "refused" in row["action"], "cursor": str(at + 1), **row}
            for at, row in enumerate(ROWS)
        ]

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        return {"identity.search_audit": self.search, "identity.audit_entry": self.entry}

    def search(self, limit: int, after: str = "", person_id: str = "", nip: str = "", **_asked: Any) -> dict[str, Any]:
        if self.refuses:
            raise Invalid("Isian belum benar.", fields=self.refuses)
        begin = int(after or 0)
        person = ENDAH if person_id or nip else None
        now = {"service": "verification", "at": datetime.now(UTC).isoformat(), "problem": self.problem}
        rest = self.rows[begin + 2 :]
        return {
            "rows": self.rows[begin : begin + 2], "next": str(begin + 2) if rest else "", "person": person,
            "collected": [now],
        }  # fmt: skip

    def entry(self, service: str, number: int) -> dict[str, Any]:
        found = [row for row in self.rows if (row["service"], row["number"]) == (service, number)]
        if not found:
            raise NotFound("Catatan ini tidak ada, atau belum terkumpul.")
        nobody = {"person_id": "0192aaaa-0000-7000-8000-000000000002", "name": "", "nip": ""}
        return {
            **found[0], "account_id": "a-1", "address": "10.0.0.9", "session": "5e55ab", "method": "case",
            "subject": "0192aaaa-0000-7000-8000-00000000000c", "people": [ENDAH, nobody], "people_count": 54,
            "before": {"agama": "Islam", "state": "open", "gelar_depan": None},
            "after": {"agama": "Kristen", "state": "open", "rows": ["a", "b"]},
            "reason": "Salah ketik", "hash": "ab" * 32,
        }  # fmt: skip
