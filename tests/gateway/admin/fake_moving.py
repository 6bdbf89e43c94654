"""Registration's answers about people whose level-1 unit may be changed, in memory."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound

UNITS = {
    "dinas": "Dinas Pendidikan, Pemuda, dan Olahraga", "setda": "Sekretariat Daerah",
    "upt": "UPT Pelayanan Pendidikan Kecamatan Depok",
}  # fmt: skip


class FakeMoving:
    """``chosen`` is what was asked."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {
            "register_number": "K7M4QX2P", "nip": "197503272000031007", "name": "Ratna Purwandini", "version": 0,
            "agency": "Kabupaten Sleman", "unit": "SD Negeri 1 Telaga, Dinas Pendidikan, Pemuda, dan Olahraga",
            "form_state": "sent", "chosen_id": "", "chosen": "", "reason": "", "by": "", "at": "",
        }  # fmt: skip
        self.units = dict(UNITS)
        self.chosen: list[dict[str, Any]] = []

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        return {f"registration.{name}": getattr(self, name) for name in ("find_to_move", "choose_level1_unit")}

    def find_to_move(self, q: str) -> dict[str, Any]:
        if q != "K7M4QX2P":
            raise NotFound("Pendaftar ini tidak ditemukan di instansi Anda.")
        return {**self.person, "units": [{"id": one, "name": name} for one, name in self.units.items()]}

    def choose_level1_unit(self, register_number: str, unit_id: str, version: int, reason: str) -> dict[str, Any]:
        if version != self.person["version"]:
            text = "Verifikator level 1 orang ini sudah dipindahkan oleh Putri sejak halaman dibuka."
            raise Conflict(text, code="stale", by="", at="")
        self.chosen.append({"number": register_number, "unit": unit_id, "reason": reason})
        name = self.units[unit_id] if unit_id else ""
        by = {"reason": reason, "by": "Putri", "at": "2015-09-02T03:42:00+00:00"} if unit_id else {}
        self.person |= {"chosen_id": unit_id, "chosen": name, "version": version + 1, **by}
        return {"version": version + 1, "unit": name}
