"""The helpdesk's answers about a few tickets, and reference's about what they ask for, in memory."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound, Refusal
from services.contracts.helpdesk.categories import CATEGORIES, Kind

NUMBER, OTHER = "7K2MX4PQRA", "9ZZMX4PQRB"
AT = "2015-10-28T03:00:00+00:00"
SAID = {Kind.TEXT: "SD Negeri 4 Tegalrejo", Kind.LONG: "Sebab salah unggah.", Kind.DATE: "2012-03-01",
        Kind.OLD_NIP: "130123456"}  # fmt: skip
PAPER = {"document_id": "d-1", "name": "sk.pdf", "media_type": "application/pdf", "size": 1000, "digest": "d",
         "pages": 2}  # fmt: skip


def ticket(category: str = "data_sekolah", **more: Any) -> dict[str, Any]:
    """All of a ticket, as its operator is shown it."""
    facts = {fact.name: SAID[fact.kind] for fact in CATEGORIES[category].facts}
    about = next((facts[fact.name] for fact in CATEGORIES[category].facts if fact.required), "")
    return {
        "number": NUMBER, "version": 3, "category": category, "label": CATEGORIES[category].label,
        "name": "Ratna Purwandini", "agency": "Kabupaten Sleman", "state": "waiting", "reported_at": AT,
        "age_days": 3, "age_hours": 17, "due_hours": 7, "about": about, "news": "",
        "claimed_by": "Teresia Manik", "claimed_until": "2099-10-28T03:00:00+00:00",
        "nip": "197503122000032901", "email": "ratna@contoh.go.id", "description": "Mohon ditambahkan.", "facts": facts,
        "documents": [PAPER] if CATEGORIES[category].document else [], "source": "session", "stop": "",
        "person_id": "p-1", "agency_id": "sleman", "mine": True, "own": False,
        "messages": [
            {"kind": "operator", "author": "Teresia Manik", "body": "Kecamatan mana?", "at": AT},
            {"kind": "reporter", "author": "", "body": "Kecamatan Tempel.", "at": AT},
            {"kind": "note", "author": "Agus Nugraha", "body": "Dinas sudah mengonfirmasi lewat telepon.", "at": AT},
        ],
        "answers": [], "transfer": [], "looking": ["Sri Wahyuni"], "merged_into": "", "merged": [],
        "desks": ["helpdesk_bkd"], "others": ["helpdesk_bkn"], **more,
    }  # fmt: skip


class FakeHelpdesk:
    """``asked`` is every write with its body; ``refusal`` is raised by the next one."""

    def __init__(self, *tickets: dict[str, Any]) -> None:
        self.tickets = {one["number"]: one for one in tickets or (ticket(), ticket("ref_jft", number=OTHER))}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.refusal: Refusal | None = None
        self.transfers: list[dict[str, Any]] = []

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        writes = ("claim", "release", "undo_answer", "write_note", "write_message", "hand_over", "merge", "reopen",
                  "ask_agencies", "confirm_transfer", "answer", "next_ticket")  # fmt: skip
        found = {"find_areas": [{"id": "bantul", "name": "Kabupaten Bantul"}], "search": [VALUE], "values": []}
        return {
            **{f"helpdesk.{name}": self._written(name) for name in writes},
            **{f"reference.{name}": answer for name, answer in found.items()},
            "helpdesk.tickets": self.page, "helpdesk.ticket": self.ticket, "helpdesk.desk_counts": self.counts,
            "helpdesk.transfers_to_confirm": lambda: self.transfers, "helpdesk.ticket_document": lambda **_: PAPER,
        }  # fmt: skip

    def ticket(self, number: str) -> dict[str, Any]:
        if number not in self.tickets:
            raise NotFound("Tiket ini tidak ada di meja Anda.")
        return self.tickets[number]

    def page(self, **_asked: Any) -> dict[str, Any]:
        return {"rows": list(self.tickets.values()), "next": ""}

    def counts(self) -> dict[str, Any]:
        return {
            "unclaimed": 1, "mine": 1, "late": 1, "waiting": len(self.tickets), "answered_today": 4,
            "categories": {one["category"]: 1 for one in self.tickets.values()},
        }

    def _written(self, name: str) -> Any:
        def write(**body: Any) -> dict[str, Any]:
            if self.refusal is not None:
                raise self.refusal
            self.asked.append((name, body))
            if name == "next_ticket":
                return {"number": NUMBER}
            return {"number": NUMBER, "version": 4, "due_at": "2099-10-28T03:00:10+00:00"}

        return write


VALUE = {"code": "SK001", "name": "SD Negeri 1 Tegalrejo", "hint": "Kec. Tempel"}
STALE = Conflict("Tiket ini sudah berubah sejak halaman Anda dibuka.", code="stale", by="", at="")
