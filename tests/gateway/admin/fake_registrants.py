"""Registrants and an agency's gates in memory, as registration answers for them."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound

AT = "2015-09-01T03:42:00+00:00"
NEEDS = ("flagged_units", "level_1", "level_2", "org_units", "work_locations", "schools", "health_units")


def registrant(number: str, name: str, state: str = "baru") -> dict[str, Any]:
    """One row with everything that its own page shows, too."""
    decided = {"reason": "", "decided_by": "", "decided_at": ""}
    if state != "baru":
        reason = "Pindah belum dicatat." if state == "ditolak" else ""
        decided = {"reason": reason, "decided_by": "Dewi", "decided_at": AT}
    return {
        "register_number": number, "nip": "197503272000031007", "name": name, "state": state, "registered_at": AT,
        "unit": "Dinas Pendidikan, Pemuda, dan Olahraga", "cursor": f"{AT} {number}", "birth_date": "1975-03-27",
        "birth_place": "Sleman", "agency": "Kabupaten Sleman", "email": "pns@contoh.go.id", "phone": "081234567890",
        **decided,
    }  # fmt: skip


class FakeRegistrants:
    """``decided`` and ``helped`` are what was asked; ``page`` is what an agency's page shows."""

    def __init__(self) -> None:
        self.rows = [
            registrant("K7M4QX2P", "Ratna Purwandini"), registrant("R3WN8HTA", "Sulistyo Hadi"),
            registrant("B4CD7EFG", "Yohanes Lebang", "aktif"), registrant("T9UV2WXY", "Lina Marpaung", "ditolak"),
        ]  # fmt: skip
        self.decided: list[dict[str, Any]] = []
        self.changes: list[dict[str, Any]] = []
        self.missing = {"level_1", "schools"}
        self.override = ""
        self.refuses: Exception | None = None

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        mine = ("find_registrants", "registrant", "decide_registrants", "agency_gates", "change_gate")
        answers: dict[str, Any] = {f"registration.{name}": getattr(self, name) for name in mine}
        for name in ("confirm_topic", "override_readiness", "reset_registrant_password", "resend_proof"):
            answers[f"registration.{name}"] = self._noting(name)
        return {**answers, "reference.find_areas": [{"id": "4010", "name": "Kabupaten Sleman"}]}

    def find_registrants(self, q: str, state: str, after: str, limit: int) -> dict[str, Any]:
        wanted = [row for row in self.rows if state in ("", row["state"]) and q.lower() in row["name"].lower()]
        counts = {one: sum(row["state"] == one for row in self.rows) for one in ("baru", "aktif", "ditolak")}
        return {"rows": wanted[:limit], "counts": counts, "more": bool(after)}

    def registrant(self, register_number: str) -> dict[str, Any]:
        for row in self.rows:
            if row["register_number"] == register_number:
                return row
        raise NotFound("Pendaftar ini tidak ditemukan di instansi Anda.")

    def decide_registrants(self, register_numbers: list[str], verdict: str, reason: str) -> dict[str, Any]:
        self.decided.append({"numbers": register_numbers, "verdict": verdict, "reason": reason})
        waiting = [row["register_number"] for row in self.rows if row["state"] == "baru"]
        return {
            "changed": [one for one in register_numbers if one in waiting],
            "others": [one for one in register_numbers if one not in waiting],
        }

    def agency_gates(self, agency_id: str) -> dict[str, Any]:
        tick = {"opens": "", "closes": "", "version": 1, "by": "Siti", "at": AT}
        items = [
            {"need": need, "done": need not in self.missing, "by": "", "at": "",
             "names": ["Dinas Kesehatan", "Sekretariat Daerah"] if need == "level_1" and need in self.missing else []}
            for need in NEEDS
        ]  # fmt: skip
        return {
            "agency_id": agency_id or "4010", "agency": "Kabupaten Sleman", "items": items, "ready": not self.missing,
            "override": self.override, "override_by": "Ratna" if self.override else "",
            "gates": [
                {**tick, "gate": "registration", "ticked": True, "state": "open"},
                {**tick, "gate": "vetting", "ticked": False, "state": "unticked", "version": 0, "by": "", "at": ""},
            ],
        }  # fmt: skip

    def change_gate(self, **body: Any) -> dict[str, Any]:
        if self.refuses is not None:
            raise self.refuses
        if body["version"] != (1 if body["gate"] == "registration" else 0):
            raise Conflict("Pengaturan ini sudah diubah oleh Siti sejak halaman dibuka.", code="stale", by="", at="")
        self.changes.append({"change_gate": body})
        return {"version": 2}

    def _noting(self, name: str) -> Any:
        def note(**body: Any) -> None:
            if self.refuses is not None:
                raise self.refuses
            self.changes.append({name: body})

        return note
