"""A verification service in memory: claims, drafts, versions and conflicts as the real one answers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.registration.answers import Attached
from services.contracts.verification.answers import CaseShown, Filters, InboxPage, InboxRow, Queues, Sent
from services.contracts.verification.levels import LEVELS
from services.contracts.verification.pace import OfficeForecast
from tests.gateway.admin import cases

Decisions = Sequence[dict[str, str]]

class FakeVerification:
    """Holds cases by nomor register; ``ME`` is the official who looks."""

    ME = "Damar Pramudita"

    def __init__(self, *shown: CaseShown, levels: list[int] | None = None) -> None:
        self.cases = {case["register_number"]: case for case in shown}
        self.levels = levels or [1]
        self.rows: list[InboxRow] | None = None
        self.take_back = 10.0  # seconds
        self.after_undo = "open"  # the state of a case that was taken back
        self.narrowed_by: dict[str, Any] = {}

    def handlers(self) -> dict[str, Callable[..., Any]]:
        """Goes into ``FakeServices.answers``."""
        reads = ["queues", "inbox", "filters", "case", "document", "forecast"]
        methods = [*reads, "next", "claim", "release", "save", "send", "undo", "return_form", "confirm_unchanged"]
        return {f"verification.{method}": partial(self._answer, method) for method in methods}

    def _answer(self, method: str, **body: Any) -> Any:
        return deepcopy(getattr(self, method)(**body))

    def forecast(self, level: int, office_id: str) -> OfficeForecast:
        assert level in LEVELS
        assert office_id == "ag-1"
        return {"open": 214, "late": 9, "decided": 120, "days": 10, "ends_on": "2015-12-03"}

    def queues(self) -> Queues:
        waiting = len(self.inbox("unclaimed")["rows"])
        return {
            "unclaimed": waiting,
            "mine": len(self._rows("mine")),
            "late": min(waiting, 9),
            "returned": len(self._rows("returned")),
            "sent": len(self._rows("sent")),
            "levels": self.levels,
            "office": cases.OFFICES[self.levels[0]],
        }

    def inbox(self, queue: str, q: str = "", after: str = "", limit: int = 50, **by: Any) -> InboxPage:
        self.narrowed_by = {name: value for name, value in by.items() if value}
        if queue == "all" and by.get("status") and not by.get("agency_id") and min(self.levels) > 2:
            raise Invalid("Pilih instansi untuk mencari menurut status.", fields={"agency_id": [""]})
        rows = self.rows if self.rows is not None and queue == "unclaimed" else self._rows(queue)
        matching = [row for row in rows if q.casefold() in f"{row['name']} {row['nip']}".casefold()]
        if by.get("changes") == "none":
            matching = [row for row in matching if not row["changes"]]
        found = [row for row in matching if row["cursor"] > after]
        return {"rows": found[:limit], "next": found[limit - 1]["cursor"] if len(found) > limit else ""}

    def filters(self, queue: str) -> Filters:
        rows = self.rows if self.rows is not None and queue == "unclaimed" else self._rows(queue)
        units = Counter(row["unit"] for row in rows)
        return {
            "agencies": [{"id": "ag-1", "name": "Pemerintah Kabupaten Sleman", "cases": len(rows)}],
            "units": [{"id": unit, "name": unit, "cases": number} for unit, number in units.items()],
            "unchanged": sum(not row["changes"] for row in rows),
            "birth_date": sum("Tanggal lahir" in row["labels"] for row in rows),
        }

    def next(self) -> dict[str, str]:
        free = [case for case in self.cases.values() if self._queue(case) == "unclaimed"]
        if free:
            self._take(free[0])
        return {"register_number": free[0]["register_number"] if free else ""}

    def case(self, register_number: str) -> CaseShown:
        if register_number not in self.cases:
            raise NotFound("Berkas ini tidak ada di wilayah Anda.")
        return self.cases[register_number]

    def document(self, register_number: str, document_id: str) -> Attached:
        for change in self.case(register_number)["changes"]:
            for attached in change["documents"]:
                if attached["document_id"] == document_id:
                    return attached
        raise NotFound("Dokumen ini bukan bagian berkas itu.")

    def claim(self, case_id: str, version: int) -> CaseShown:
        case = self._at(case_id, version)
        if case["claim"] == "other":
            text = f"Berkas ini sedang dipegang {case['claimed_by']}."
            raise Conflict(text, code="claimed", by=case["claimed_by"], at=case["claimed_until"])
        return self._take(case)

    def release(self, case_id: str, version: int) -> dict[str, Any]:
        case = self._held(case_id, version)
        case.update({"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True})
        return {}

    def save(self, case_id: str, version: int, decisions: Decisions) -> CaseShown:
        case = self._held(case_id, version)
        self._check(case, decisions)
        changes = {change["change_id"]: change for change in case["changes"]}
        for made in decisions:
            changes[made["change_id"]].update({"draft": made["verdict"], "draft_reason": made["reason"]})
        return case

    def _check(self, case: CaseShown, decisions: Decisions) -> None:
        changes = {change["change_id"]: change for change in case["changes"]}
        wrong: dict[str, list[str]] = {}
        for made in decisions:
            if not changes[made["change_id"]]["decidable"]:
                wrong[made["change_id"]] = ["Perubahan ini tidak diputuskan di level Anda."]
            elif made["verdict"] == "reject" and not made["reason"]:
                wrong[made["change_id"]] = ["Tulis alasan menolak; alasan ini dibaca oleh PNS."]
        if wrong:
            raise Invalid("Keputusan belum dapat disimpan.", fields=wrong)

    def _verdicts(self, case: CaseShown, decisions: Decisions) -> dict[str, str]:
        """The drafts as they would be with ``decisions``: nothing is saved until all of it is well."""
        self._check(case, decisions)
        said = {made["change_id"]: made["verdict"] for made in decisions}
        return {change["change_id"]: said.get(change["change_id"], change["draft"]) for change in case["changes"]}

    def send(self, case_id: str, version: int, decisions: Decisions = (), take_next: bool = False) -> Sent:
        case = self._held(case_id, version)
        verdicts = self._verdicts(case, decisions)
        open_ones = [one for one in case["changes"] if one["decidable"] and not verdicts[one["change_id"]]]
        if open_ones:
            fields = {change["change_id"]: ["Setujui atau tolak perubahan ini."] for change in open_ones}
            raise Invalid(f"Masih ada {len(open_ones)} perubahan yang belum diputuskan.", fields=fields)
        self.save(case_id, version, decisions)
        return self._schedule(case, case["level"] + 1, take_next=take_next)

    def return_form(self, case_id: str, version: int, decisions: Decisions = (), take_next: bool = False) -> Sent:
        case = self._held(case_id, version)
        if "reject" not in self._verdicts(case, decisions).values():
            raise Invalid("Untuk mengembalikan formulir, tolak sedikitnya satu perubahan beserta alasannya.", fields={})
        self.save(case_id, version, decisions)
        return self._schedule(case, 0, take_next=take_next)

    def confirm_unchanged(self, case_id: str, version: int) -> Sent:
        case = self._at(case_id, version)
        if case["changes"]:
            raise Conflict("Berkas ini membawa perubahan; putuskan di mejanya.", code="changed", by="", at="")
        self.claim(case_id, version)
        return self.send(case_id, version)

    def undo(self, case_id: str, version: int) -> CaseShown:
        case = self._at(case_id, version)
        if case["state"] != "sending":
            raise Conflict("Sudah lewat 10 detik: kiriman tidak dapat ditarik kembali.", code="too_late", by="", at="")
        case.update({"due_at": "", "version": version + 1, "state": self.after_undo})
        return case

    def _schedule(self, case: CaseShown, to_level: int, *, take_next: bool) -> Sent:
        case.update({"due_at": cases.at(self.take_back / 60), "version": case["version"] + 1, "state": "sending"})
        number = self.next()["register_number"] if take_next else ""
        return Sent(
            case_id=case["case_id"], version=case["version"], due_at=case["due_at"], to_level=to_level, next=number
        )

    def lose(self, register_number: str, to: str = "Sri Wulandari") -> None:
        """The lease ran out; a colleague has taken the case, or nobody when ``to`` is ""."""
        claim = {"claim": "other", "claimed_by": to, "claimed_until": cases.at(9), "can_claim": False}
        free = {"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True}
        self.cases[register_number].update(claim if to else free)  # type: ignore[typeddict-item]

    def _take(self, case: CaseShown) -> CaseShown:
        case.update({"claim": "mine", "claimed_by": self.ME, "claimed_until": cases.at(15), "can_claim": False})
        return case

    def _at(self, case_id: str, version: int) -> CaseShown:
        case = next(case for case in self.cases.values() if case["case_id"] == case_id)
        if case["version"] != version:
            text = "Berkas ini sudah diputuskan oleh Sri Wulandari."
            raise Conflict(text, code="decided", by="Sri Wulandari", at=cases.at(-3))
        return case

    def _held(self, case_id: str, version: int) -> CaseShown:
        case = self._at(case_id, version)
        if case["claim"] == "other":
            text = f"Berkas ini sedang dipegang {case['claimed_by']}."
            raise Conflict(text, code="claimed", by=case["claimed_by"], at=case["claimed_until"])
        if case["claim"] == "":
            text = "Berkas ini belum Anda ambil, atau waktunya habis. Ambil lagi lebih dulu."
            raise Conflict(text, code="unclaimed", by="", at="")
        return case

    def _queue(self, case: CaseShown) -> str:
        by_state = {
            "sending": "sent",
            "returned": "returned",
            "open": {"mine": "mine", "": "unclaimed"}.get(case["claim"], ""),
        }
        return by_state.get(case["state"], "")

    def _rows(self, queue: str) -> list[InboxRow]:
        shown = [case for case in self.cases.values() if queue in (self._queue(case), "all")]
        return [cases.inbox_row(case, age) for age, case in enumerate(reversed(shown))]
