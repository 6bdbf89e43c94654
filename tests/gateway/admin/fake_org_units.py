"""An agency's tree in memory, and verification's answers about its ticks."""
from __future__ import annotations

from typing import Any

from services.contracts.errors import Conflict, NotFound

AGENCY = "ag-1"  # where ``FakeServices.official`` holds profiles
TREE = {  # id: parent, name, ticked
    "dinas": ("", "Dinas Pendidikan, Pemuda, dan Olahraga", True),
    "setda": ("", "Sekretariat Daerah", False),
    "bidang": ("dinas", "Bidang Pembinaan Sekolah Dasar", False),
    "upt": ("dinas", "UPT Pelayanan Pendidikan Kecamatan Depok", True),
    "sd": ("bidang", "SD Negeri 1 Telaga", False),
}


class FakeOrgUnits:
    """``flagged`` is what was asked; ``changes`` is what verification says a change would move."""

    def __init__(self) -> None:
        self.tree = dict(TREE)
        self.flagged: list[dict[str, Any]] = []
        self.changes = [self.change("dinas", "bidang", 12), self.change("", "bidang", 3)]
        self.claimed = 1
        self.waiting = [self.row(number) for number in ("K7M4QX2P", "R3WN8HTA")]
        self.refuses: Exception | None = None

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        own = ("units", "unit", "search", "flag_unit")
        answers: dict[str, Any] = {f"reference.{name}": getattr(self, name) for name in own}
        asked = {f"verification.{name}": getattr(self, name) for name in ("flag_effect", "without_office")}
        areas = {"reference.areas": lambda areas: [{"name": "Kabupaten Sleman"}] if areas[0]["id"] == AGENCY else []}
        return {**answers, **asked, **areas, "reference.find_areas": [{"id": AGENCY, "name": "Kabupaten Sleman"}]}

    def change(self, from_id: str, to_id: str, cases: int) -> dict[str, Any]:
        names = {unit_id: name for unit_id, (_, name, _) in self.tree.items()}
        ends = {"from_name": names.get(from_id, ""), "to_name": names.get(to_id, "")}
        return {"from_id": from_id, "to_id": to_id, "cases": cases, **ends}

    def row(self, number: str) -> dict[str, Any]:
        return {
            "register_number": number, "nip": "197503272000031007", "name": "Ratna Purwandini", "level": 1,
            "unit": "Kelurahan Condongcatur", "since": "2015-09-01T03:42:00+00:00", "age_days": 4, "cursor": number,
        }  # fmt: skip

    def units(self, agency_id: str, parent_id: str, after: str, limit: int) -> list[dict[str, Any]]:
        mine = [self.node(unit_id) for unit_id, (parent, *_) in self.tree.items() if parent == parent_id]
        ordered = sorted(mine, key=lambda one: (one["name"], one["unit_id"]))
        behind = [one["unit_id"] for one in ordered].index(after) + 1 if after else 0
        return ordered[behind : behind + limit]

    def node(self, unit_id: str) -> dict[str, Any]:
        _, name, flagged = self.tree[unit_id]
        below = sum(parent == unit_id for parent, *_ in self.tree.values())
        return {
            "unit_id": unit_id, "name": name, "eselon": "22", "position": f"Kepala {name}", "flagged": flagged,
            "version": 1, "units": below,
        }  # fmt: skip

    def unit(self, unit_id: str) -> dict[str, Any]:
        if unit_id not in self.tree:
            raise NotFound("Unit organisasi ini tidak ada di wilayah kerja Anda.")
        path = [unit_id]
        while parent := self.tree[path[0]][0]:
            path.insert(0, parent)
        names = [self.tree[step][1] for step in path]
        return {**self.node(unit_id), "agency_id": AGENCY, "agency": "Kabupaten Sleman", "path": path, "names": names}

    def search(self, list: str, q: str, within: str, limit: int) -> list[dict[str, Any]]:
        assert (list, within) == ("unor", AGENCY)
        fitting = [unit_id for unit_id, (_, name, _) in self.tree.items() if q.lower() in name.lower()]
        return [{"code": one, "name": self.tree[one][1], "hint": "Kabupaten Sleman"} for one in fitting][:limit]

    def flag_unit(self, unit_id: str, flagged: bool, version: int) -> dict[str, Any]:
        if self.refuses:
            raise self.refuses
        if version != 1:
            raise Conflict("Unit ini sudah diubah orang lain. Muat ulang halaman.", by="", at="")
        self.flagged.append({"unit_id": unit_id, "flagged": flagged})
        return {}

    def flag_effect(self, agency_id: str, unit_id: str, flagged: bool) -> dict[str, Any]:
        assert agency_id == AGENCY
        return {"changes": self.changes, "claimed": self.claimed}

    def without_office(self, agency_id: str, after: str = "", limit: int = 50) -> dict[str, Any]:
        rows = [row for row in self.waiting if row["cursor"] > after][:limit]
        return {"rows": rows, "next": "", "count": len(self.waiting)}
