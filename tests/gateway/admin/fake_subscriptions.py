"""Verification's subscriptions in memory: what the admin page and the API ask about."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.contracts.errors import Conflict, NotFound, NotLoggedIn

EVENT: dict[str, Any] = {
    "specversion": "1.0", "type": "id.go.bkn.epupns.verification.completed.v1", "source": "urn:epupns:verification",
    "id": "01890a5d-ac96-774b-bcce-b302099a8057", "time": "2015-10-05T03:40:00+00:00",
    "datacontenttype": "application/json", "subject": "01890a5d-0000-7000-8000-000000000002", "sequence": "7",
    "data": {
        "case_id": "01890a5d-0000-7000-8000-000000000001", "person_id": "01890a5d-0000-7000-8000-000000000002",
        "record_version": 2, "changed": ["nama"],
    },
    "signature": "c2lnbmVk",
}  # fmt: skip

CHANGED = {
    **EVENT, "type": "id.go.bkn.epupns.record.changed.v1", "sequence": "8",
    "data": {
        "person_id": EVENT["subject"], "record_version": 3, "what": "moved", "changed": ["instansi"],
        "agency_id": "4013",
    },
}  # fmt: skip


class FakeSubscriptions:
    """One system, ``taspen``; ``writes`` keeps what was changed."""

    def __init__(self) -> None:
        self.one: dict[str, Any] = {
            "name": "taspen", "system": "PT Taspen", "agencies": [], "subjects": ["nama"], "by_queue": True,
            "paused_at": "", "key_hint": "Ab12", "version": 3, "sequence": 1234, "waiting": 0,
            "created_at": "2015-09-01T02:00:00+00:00",
        }  # fmt: skip
        self.log = [{"day": "2015-10-05", "way": "queue", "first": 1, "last": 1234, "events": 1234,
                     "at": "2015-10-05T03:40:00+00:00"}]  # fmt: skip
        self.writes: list[tuple[str, dict[str, Any]]] = []
        self.key_hash = ""

    def handlers(self) -> dict[str, Callable[..., Any]]:
        """By name, as ``FakeServices`` wants them."""
        writes = ("change_subscriber", "pause_subscriber", "rotate_key")
        return {
            "verification.list_subscribers": lambda: [dict(self.one)],
            "verification.subscriber": self._subscriber,
            "verification.add_subscriber": self._add,
            "verification.replay_events": lambda **body: {"events": 12, "after": 1222},
            "verification.events": self._events,
            "verification.record_of": self._record,
            "verification.event_key": lambda: {"algorithm": "Ed25519", "public_key": "a2V5"},
            **{f"verification.{name}": self._write(name) for name in writes},
        }

    def _subscriber(self, name: str) -> Any:
        if name != self.one["name"]:
            return NotFound("Pelanggan ini tidak ada.")
        return {"subscriber": dict(self.one), "deliveries": self.log}

    def _add(self, **body: Any) -> Any:
        self.writes.append(("add_subscriber", body))
        self.one |= {key: value for key, value in body.items() if key != "key_hash"}
        self.key_hash = body["key_hash"]
        return {"name": body["name"]}

    def _write(self, method: str) -> Callable[..., Any]:
        def write(**body: Any) -> Any:
            if body["version"] != self.one["version"]:
                return Conflict("Pelanggan ini sudah diubah sejak halaman Anda dibuka.", code="stale", by="", at="")
            self.writes.append((method, body))
            self.key_hash = body.get("key_hash", self.key_hash)
            return {"name": body["name"], "version": body["version"] + 1, "sent": 5}

        return write

    def _record(self, key_hash: str, person_id: str, version: int) -> Any:
        if not self.key_hash or key_hash != self.key_hash:
            return NotLoggedIn("Kunci ini tidak dikenal.")
        if person_id != EVENT["subject"] or version > 2:
            return NotFound("Data ini tidak ada di antara yang dikabarkan kepada sistem Anda.")
        values = {"fields": {"nama": "Ratna"}, "rows": {"golongan": {"r1": {"golongan": "III/d"}}}}
        return {"person_id": person_id, "record_version": 2, "nip": "197503122000032001", **values}

    def _events(self, key_hash: str, after: int, limit: int) -> Any:
        if not self.key_hash or key_hash != self.key_hash:
            return NotLoggedIn("Kunci ini tidak dikenal.")
        found = [EVENT] if after < 7 and limit else []
        return {"events": found, "next": 7 if found else after, "more": False, "paused": False}
