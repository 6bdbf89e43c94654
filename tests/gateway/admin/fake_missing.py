"""Who is missing in memory, as registration and reporting answer for it."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import NotFound

AT = "2015-09-01T03:42:00+00:00"
BUDI, SARI, TONO = (f"0195f1c2-7a40-7c3e-9b1d-5e8a2f604d0{number}" for number in (1, 2, 3))
PAPER_ID = "0195f1c2-7a40-7c3e-9b1d-5e8a2f604d20"
OWNER = "0195f1c2-7a40-7c3e-9b1d-5e8a2f604d30"


def row(person_id: str, name: str, **more: Any) -> dict[str, Any]:
    """Somebody without a reason."""
    plain = {
        "person_id": person_id, "nip": "197503272000031007", "name": name, "unit_id": "u-1",
        "unit": "SD Negeri Sardonoharjo 2", "agency_id": "ag-1", "agency": "Kabupaten Sleman",
        "standing": "unregistered", "since": AT, "reason": "", "stage": "", "owner": "", "deadline": "",
        "overdue": False, "unproved": False, "reminded_at": "", "version": 0, "cursor": f'["{name}", "{person_id}"]',
    }  # fmt: skip
    return plain | more


class FakeMissing:
    """``done`` is what was asked for; ``may`` what the opened person's page offers; ``refuses`` is raised."""

    def __init__(self) -> None:
        self.rows = [
            row(BUDI, "BUDI SANTOSO"),
            row(SARI, "SARI DEWI", standing="unsent", reason="long_leave", stage="noted", owner="Wahyu Hidayat",
                deadline="2015-10-30", overdue=True, unproved=True, version=2),
            row(TONO, "=TONO ADI", standing="returned", reason="retired", stage="proposed", owner="Wahyu Hidayat",
                deadline="2015-11-30", version=3),
        ]  # fmt: skip
        self.may = ["note", "clear", "remind", "propose"]
        self.done: list[tuple[str, dict[str, Any]]] = []
        self.others: list[tuple[str, str]] = []
        self.refuses: Exception | None = None
        self.more = False
        self.document: dict[str, Any] | None = None

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        answers: dict[str, Any] = {
            f"registration.{name}": getattr(self, name)
            for name in ("find_missing", "find_proposed", "missing_person", "owners_in", "follow_up_document")
        }
        for name in ("note_reason", "clear_reason", "remind", "propose", "decide_proposal", "reverse"):
            answers[f"registration.{name}"] = self._noting(name)
        return answers | {"reporting.missing": self.missing}

    def find_missing(self, **asked: Any) -> dict[str, Any]:
        wanted = [one for one in self.rows if asked["q"].lower() in one["name"].lower()]
        wanted = [one for one in wanted if asked["standing"] in ("", one["standing"])]
        more = self.more and not asked["after"]
        return {"agency": "Kabupaten Sleman", "unit": "Dinas Pendidikan" if asked["unit_id"] else "", "rows": wanted,
                "more": more}  # fmt: skip

    def find_proposed(self, stage: str, **_page: Any) -> dict[str, Any]:
        wanted = [one for one in self.rows if one["stage"] == stage]
        return {"agency": "", "unit": "", "rows": wanted, "more": False}

    def missing_person(self, person_id: str) -> dict[str, Any]:
        for one in self.rows:
            if one["person_id"] == person_id:
                return one | self._about(one)
        raise NotFound("Orang ini tidak ditemukan di wilayah Anda.")

    def _about(self, one: dict[str, Any]) -> dict[str, Any]:
        registered = one["standing"] != "unregistered"
        step = {"at": AT, "action": "note", "by": "Siti Aminah", "reason": one["reason"], "owner": one["owner"],
                "deadline": one["deadline"], "note": "Cuti besar.", "document": self.document}  # fmt: skip
        return {
            "note": "Cuti besar." if one["reason"] else "", "owner_id": OWNER if one["owner"] else "",
            "document": self.document, "register_number": "K7M4QX2P" if registered else "",
            "email": "sari@contoh.go.id" if registered else "", "phone": "081234567890" if registered else "",
            "reachable": registered, "reminders": 0, "late": True, "may": self.may,
            "steps": [step] if one["reason"] else [],
        }  # fmt: skip

    def owners_in(self, agency_id: str) -> list[dict[str, Any]]:
        assert agency_id == "ag-1"
        return [{"account_id": OWNER, "name": "Wahyu Hidayat", "profiles": ["verifier_l2"]}]

    def follow_up_document(self, person_id: str, document_id: str) -> dict[str, Any]:
        if self.document is None or (person_id, document_id) != (SARI, PAPER_ID):
            raise NotFound("Dokumen ini tidak ditemukan.")
        return self.document

    def missing(self, **asked: Any) -> dict[str, Any]:
        agencies = [
            {"id": "ag-1", "name": "Kabupaten Sleman", "below": False, "expected": 9412,
             "reasons": {"unexplained": 61, "long_leave": 7, "retired": 12, "final": 4}},
            {"id": "ag-2", "name": "Kabupaten Bantul", "below": False, "expected": 8011, "reasons": {"unexplained": 9}},
        ]  # fmt: skip
        if asked.get("agency_id"):
            agencies = [one for one in agencies if one["id"] == asked["agency_id"]]
        units = [
            {"id": "u-1", "name": "Dinas Pendidikan, Pemuda, dan Olahraga", "below": True, "expected": 5200,
             "reasons": {"unexplained": 50, "long_leave": 7}},
            {"id": "u-2", "name": "Puskesmas Ngaglik", "below": False, "expected": 40, "reasons": {"final": 4}},
            {"id": "", "name": "", "below": False, "expected": 2, "reasons": {"unexplained": 1}},
        ]  # fmt: skip
        opened = asked.get("unit_id", "")
        return {
            "as_of": AT, "building": None, "agency": agencies[0]["name"] if asked.get("agency_id") else "",
            "whole": {**agencies[0], "id": "", "name": ""}, "agencies": agencies,
            "units": units if asked.get("agency_id") else [],
            "path": [("u-1", "Dinas Pendidikan, Pemuda, dan Olahraga")] if opened else [],
        }  # fmt: skip

    def _noting(self, name: str) -> Any:
        def note(**body: Any) -> dict[str, Any]:
            if self.refuses is not None:
                raise self.refuses
            self.done.append((name, body))
            ids = [one["person_id"] for one in body.get("people", [])] or body.get("person_ids", [])
            return {"changed": ids or [body["person_id"]], "others": self.others}

        return note
