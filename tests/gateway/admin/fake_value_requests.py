"""The helpdesk's groups of requests in memory: one school, and one that may be the same."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from services.contracts.errors import NotFound
from tests.gateway.admin.fake_kept_lists import FakeKeptLists

ID, OTHER = "00000000-0000-7000-8000-0000000000c1", "00000000-0000-7000-8000-0000000000c2"
AT = "2015-10-15T03:42:00+00:00"
DONE = {"merge_clusters": "merged", "add_value_for": "added", "map_cluster": "mapped", "refuse_cluster": "refused"}
TEXTS = [
    {"text": "SD Negeri 4 Tegalrejo", "tickets": 187}, {"text": "SDN 4 Tegal Rejo", "tickets": 71},
    {"text": "SD N Tegalrejo IV", "tickets": 42},
]  # fmt: skip


def group(id: str, name: str, number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": id, "version": 3, "list": "sekolah", "name": name, "desk": "helpdesk_bkd:sleman", "agency": "sleman",
        "tickets": number, "spellings": 3, "state": "open", "outcome": "", "value_name": "", "decided_name": "",
        "first_at": AT, "last_at": AT, "decided_at": "", "due_at": "", **more,
    }  # fmt: skip


class FakeValueRequests:
    """``refuses`` is raised by the next decision; ``written`` are those that were taken."""

    def __init__(self) -> None:
        self.lists = FakeKeptLists()
        self.group = group(ID, "SD Negeri 4 Tegalrejo", 300) | {
            "waiting": 214, "reason": "", "code": "", "agency_id": "sleman", "texts": TEXTS, "own": False,
            "mine": False, "merging": [], "refusal": "", "typed": {},
            "likely": [{"code": "s1", "name": "SD Negeri 1 Tegalrejo", "hint": "Kec. Tempel"}],
            "near": [group(OTHER, "SDN 4 Tegalrejo Tempel yang namanya panjang sekali sampai beberapa baris", 12)],
        }  # fmt: skip
        self.written: list[tuple[str, dict[str, Any]]] = []
        self.asked: list[dict[str, Any]] = []
        self.refuses: Exception | None = None
        self.following = ""

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        acts = ("merge_clusters", "split_cluster", "add_value_for", "map_cluster", "refuse_cluster", "undo_cluster")
        return {
            **self.lists.handlers(), "helpdesk.clusters": self.clusters, "helpdesk.cluster": self.cluster,
            "helpdesk.desk_counts": {"unclaimed": 7, "mine": 0, "late": 0, "waiting": 7, "answered_today": 0,
                                     "categories": {"data_sekolah": 7}},
            "reference.labels": {"lokasi:340401": "Kecamatan Gamping"},
            **{f"helpdesk.{act}": self._act(act) for act in acts},
        }  # fmt: skip

    def clusters(self, **asked: Any) -> dict[str, Any]:
        self.asked.append(asked)
        rows = [self.group, *self.group["near"]] if asked["state"] == "open" else []
        return {"rows": rows, "next": self.following, "lists": {"sekolah": 2}}

    def cluster(self, cluster_id: str) -> dict[str, Any]:
        if cluster_id != ID:
            raise NotFound("Permintaan ini tidak ada di meja Anda.")
        return self.group

    def _act(self, name: str) -> Any:
        def act(**body: Any) -> dict[str, str]:
            if self.refuses is not None:
                raise self.refuses
            self.written.append((name, body))
            if name not in ("split_cluster", "undo_cluster"):
                due = (datetime.now(UTC) + timedelta(seconds=10)).isoformat()
                self.group |= {"state": "sending", "mine": True, "due_at": due, "outcome": DONE[name]}
                self.group |= {"decided_name": "Dewi", "decided_at": AT}
            return {"cluster_id": ID}

        return act
