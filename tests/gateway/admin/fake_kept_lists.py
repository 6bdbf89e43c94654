"""Reference's kept lists in memory: three schools of a regency, versions, conflicts and likely doubles."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound

AT = "2015-08-20T03:42:00+00:00"
PLACES = [
    {"code": "3404", "name": "Kabupaten Sleman", "hint": "DI Yogyakarta"},
    {"code": "340401", "name": "Kecamatan Gamping", "hint": "Kecamatan, Kabupaten Sleman, DI Yogyakarta"},
    {"code": "340402", "name": "Kecamatan Godean", "hint": "Kecamatan, Kabupaten Sleman, DI Yogyakarta"},
]
SMALL = {
    "sekolah_jenis": [("SD", "Sekolah Dasar"), ("SMP", "Sekolah Menengah Pertama"), ("SMA", "Sekolah Menengah Atas")],
    "sekolah_tipe": [("N", "Negeri"), ("S", "Swasta")],
    "jenis_unit_kesehatan": [("Puskesmas / Rawat Inap", ""), ("Puskesmas / Non Rawat Inap", "")],
}


def school(code: str, name: str, kind: str = "SD", **more: Any) -> dict[str, Any]:
    row = {
        "code": code, "name": name, "hint": "Kecamatan Gamping, Kabupaten Sleman, DI Yogyakarta", "parent": "",
        "place": "340401", "owner": "", "attributes": {"jenis": kind, "tipe": "N", "rombel": "12"}, "state": "holds",
        "valid_from": "", "valid_to": "", "version": 1, "cursor": f'["{name}","{code}"]', "list": "sekolah",
        "used": False, "parent_name": "", "place_name": "Kecamatan Gamping",
    }  # fmt: skip
    version = {
        **{key: row[key] for key in ("version", "name", "parent", "place", "attributes", "valid_from", "valid_to")},
        "active": True, "at": AT, "by": "Siti Aminah", "reason": "", "removed": False,
    }  # fmt: skip
    return {**row, "history": [version, {**version, "name": name.upper(), "at": "", "by": ""}], **more}


class FakeKeptLists:
    """``refuses`` is raised by the next write; ``asked`` are the pages that were asked for."""

    def __init__(self) -> None:
        self.rows = {
            one["code"]: one for one in (
                school("s1", "SD Negeri 1 Gamping"), school("s2", "SD Negeri Ambarketawang 2", used=True),
                school("s3", "SMP Negeri 2 Gamping", "SMP", valid_to="2015-12-31"),
                school("Rumah Sakit / A", "SMA Negeri 1 Gamping yang namanya panjang sekali sampai dua baris", "SMA"),
            )
        }  # fmt: skip
        self.written: list[tuple[str, dict[str, Any]]] = []
        self.asked: list[dict[str, Any]] = []
        self.refuses: Exception | None = None
        self.following = ""

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        mine = ("lists", "list_page", "value", "add_value", "change_value", "retire_value", "remove_value", "values",
                "search", "import_values")  # fmt: skip
        answers = {f"reference.{name}": getattr(self, name) for name in mine}
        return {**answers, "reference.open_lists": self.lists}

    def lists(self) -> list[dict[str, Any]]:
        from gateway.admin.lists.names import NAMES

        return [{"list": name, "holds": 12_345 if name == "jfu" else 7, "values": 70_899} for name in NAMES]

    def values(self, list: str) -> list[dict[str, Any]]:
        return [{"code": code, "name": name, "hint": ""} for code, name in SMALL[list]]

    def search(self, list: str, q: str, limit: int, within: str = "") -> list[dict[str, Any]]:
        return [one for one in PLACES if q.lower() in one["name"].lower()][:limit]

    def list_page(self, **asked: Any) -> dict[str, Any]:
        self.asked.append(asked)
        rows = [one for one in self.rows.values() if asked["q"].lower() in one["name"].lower()]
        return {"rows": rows, "next": self.following, "place": "Kabupaten Sleman"}

    def value(self, list: str, code: str) -> dict[str, Any]:
        if code not in self.rows:
            raise NotFound("Data ini tidak ada di wilayah kerja Anda.")
        return self.rows[code]

    def add_value(self, **body: Any) -> dict[str, Any]:
        return self._write("add", body, "s1")

    def change_value(self, code: str, **body: Any) -> dict[str, Any]:
        return self._write("change", {"code": code, **body}, code)

    def retire_value(self, code: str, **body: Any) -> dict[str, Any]:
        return self._write("retire", {"code": code, **body}, code)

    def remove_value(self, code: str, **body: Any) -> dict[str, Any]:
        return self._write("remove", {"code": code, **body}, code) | {"removed": not self.rows[code]["used"]}

    def import_values(self, list: str, rows: Any, whole: bool, dry_run: bool) -> dict[str, Any]:
        results = []
        for row in rows:
            good = row.get("attributes", {}).get("rombel", "1").isdecimal()
            why = "" if good else "Rombongan belajar harus berupa angka dari 0 sampai 300."
            outcome = "new" if good else "refused"
            results.append({"line": row["line"], "outcome": outcome, "code": "", "name": row["name"], "message": why})
        done = not dry_run and not (whole and any(one["outcome"] == "refused" for one in results))
        if done:
            self.written.append(("import", {"rows": rows, "whole": whole}))
        return {"results": results, "done": done}

    def _write(self, what: str, body: dict[str, Any], code: str) -> dict[str, Any]:
        if self.refuses is not None:
            raise self.refuses
        if what == "add" and "2" in body["name"] and not body["confirmed"]:
            same = [{"code": "s2", "name": "SD Negeri Ambarketawang 2", "hint": "Kecamatan Gamping", "here": True}]
            raise Conflict("Data yang mirip sudah ada.", code="likely_same", by="", at="", same=same)
        self.written.append((what, body))
        return {"code": code, "version": 2}
