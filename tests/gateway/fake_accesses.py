"""Who saw Ratna's data, in memory: two days, pages of any size."""
from __future__ import annotations

from typing import Any

L2 = {"profile": "verifier_l2", "place": "Pemerintah Kabupaten Sleman"}
L1 = {"profile": "verifier_l1", "place": "Dinas Pendidikan, Pemuda, dan Olahraga Kabupaten Sleman"}
NATIONAL = {"profile": "super_admin", "place": ""}
_SEEN: list[tuple[str, str, list[dict[str, str]], str]] = [
    ("2015-10-12T18:30:00+00:00", "service", [], "record_applied"),
    ("2015-10-12T09:12:00+00:00", "official", [L2, L1], "case_viewed"),
    ("2015-10-12T09:10:00+00:00", "official", [L1], "inbox_viewed"),
    ("2015-10-12T03:00:00+00:00", "official", [NATIONAL], "refused"),
    ("2015-10-11T16:00:00+00:00", "visitor", [], "person_looked_up"),
    ("2015-10-11T15:00:00+00:00", "citizen", [], "person_looked_up"),
]
ROWS = [
    {"at": at, "kind": kind, "held": held, "action": action, "refused": action == "refused", "service": "verification"}
    for at, kind, held, action in _SEEN
]


class FakeAccesses:
    """``rows`` of everything, ``page`` of them at once."""

    def __init__(self, rows: list[dict[str, Any]] = ROWS, page: int = 50) -> None:
        self.rows, self.page = rows, page

    def my_accesses(self, after: str, limit: int) -> dict[str, Any]:
        begin = int(after or 0)
        end = begin + min(self.page, limit)
        return {"rows": self.rows[begin:end], "next": str(end) if end < len(self.rows) else ""}
