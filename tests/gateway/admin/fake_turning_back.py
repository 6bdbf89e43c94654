"""Verification's answers about forms that may be turned back, in memory."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound
from tests.services.people import id_of


def form(number: str, name: str, **more: Any) -> dict[str, Any]:
    """A form at level 1 that nobody has in hand."""
    return {
        "case_id": id_of(number), "version": 2, "register_number": number, "nip": "197503272000031007", "name": name,
        "unit": "SD Negeri 1 Telaga", "agency": "Kabupaten Sleman", "level": 1, "state": "open", "held_by": "",
        "office": "Dinas Pendidikan, Pemuda, dan Olahraga", "since": "2015-09-01T03:42:00+00:00", "why_not": "", **more,
    }  # fmt: skip


class FakeTurningBack:
    """``turned`` is what was asked."""

    def __init__(self) -> None:
        self.forms = {
            "K7M4QX2P": form("K7M4QX2P", "Ratna Purwandini", held_by="Sri Wulandari"),
            "T9UV2WXY": form(
                "T9UV2WXY", "Lina Marpaung", level=3,
                why_not="Berkas ini ada di level yang tidak dapat Anda turunkan. Wewenang Anda: level 1.",
            ),
        }  # fmt: skip
        self.turned: list[dict[str, Any]] = []

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        return {f"verification.{name}": getattr(self, name) for name in ("find_to_turn_back", "turn_back")}

    def find_to_turn_back(self, q: str) -> dict[str, Any]:
        if q not in self.forms:
            raise NotFound("Tidak ada formulir yang sudah dikirim dengan nomor itu di wilayah Anda. Periksa nomornya.")
        return self.forms[q]

    def turn_back(self, case_id: str, version: int, reason: str) -> dict[str, Any]:
        found = next(one for one in self.forms.values() if one["case_id"] == case_id)
        if found["version"] != version:
            raise Conflict("Berkas ini sudah berpindah sejak halaman Anda dibuka.", code="stale", by="", at="")
        self.turned.append({"number": found["register_number"], "reason": reason})
        gone = "Formulir ini sudah di tangan PNS; tidak ada yang perlu diturunkan."
        found |= {"state": "returned", "version": version + 1, "held_by": "", "why_not": gone}
        return {"register_number": found["register_number"]}
