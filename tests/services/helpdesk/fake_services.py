"""Registration, reference and verification as the helpdesk asks them: two people, each of another agency."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from services.contracts.errors import Refusal
from services.contracts.reference.values import Kept
from services.contracts.registration.answers import AskedValue, Holder
from tests.services.people import id_of

BUDI, SARI = "197503272000031007", "198001012005012001"
_HOLDERS = {
    BUDI: Holder(person_id=id_of("Budi"), agency_id="sleman"),
    SARI: Holder(person_id=id_of("Sari"), agency_id="bkn"),
}
NAMES = {"sekolah:SK003": "SD Negeri 3 Telaga", "unor:dinas": "Dinas Pendidikan"}
_AREAS = {
    "sleman": ("Kab. Sleman", "k1"), "bantul": ("Kab. Bantul", "k1"), "malang": ("Kab. Malang", "k2"),
    "bkn": ("Badan Kepegawaian Negara", ""),
}  # fmt: skip


class Asked(NamedTuple):
    """An effect that the helpdesk asked for."""

    method: str
    key: str
    body: dict[str, Any]


class FakeServices:
    """All in one; ``level`` is where every form lies.

    Effects are done once for each key, on a trial not at all, and ``refusal`` is raised instead while it is set.
    """

    def __init__(self, level: int = 0) -> None:
        self.registration = self.reference = self.verification = self
        self.level = level
        self.values: list[AskedValue] = []
        self.refusal: Refusal | None = None
        self.asked: list[Asked] = []
        self.done: list[Asked] = []

    def __getattr__(self, method: str) -> Callable[..., dict[str, Any]]:
        def effect(*, key: str, dry_run: bool = False, **body: Any) -> dict[str, Any]:
            asked = Asked(method, key, body)
            self.asked.append(asked)
            if self.refusal is not None:
                raise self.refusal
            if not dry_run and key not in {one.key for one in self.done}:
                self.done.append(asked)
            return _kept(asked)

        return effect

    def holder_of(self, nip: str) -> Holder:
        return _HOLDERS.get(nip, Holder(person_id="", agency_id=""))

    def areas(self, areas: list[dict[str, str]]) -> list[dict[str, str]]:
        return [_shown(one["id"]) for one in areas]

    def find_areas(self, kind: str, q: str, limit: int) -> list[dict[str, str]]:
        assert kind == "agency"
        return [_shown(agency) for agency, (name, _) in _AREAS.items() if q.lower() in name.lower()][:limit]

    def asked_values(self, ids: list[str]) -> list[AskedValue]:
        return [one for one in self.values if one["asked_id"] in ids]

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        return {key: name for key, name in NAMES.items() if key == f"{codes[0]['list']}:{codes[0]['code']}"}

    def likely_values(self, list: str, name: str, agency_id: str) -> list[dict[str, str]]:
        return [{"code": "SK003", "name": "SD Negeri 3 Telaga", "hint": "Kab. Wanasari"}]

    def level_of(self, person_id: str) -> dict[str, int]:
        return {"level": self.level if person_id else 0}


def _shown(agency: str) -> dict[str, str]:
    name, kanreg = _AREAS[agency]
    return {"kind": "agency", "id": agency, "code": agency.upper(), "name": name, "kanreg_id": kanreg}


def _kept(asked: Asked) -> dict[str, Any]:
    """What reference says of a value that it keeps; the others say nothing that anybody reads."""
    if asked.method == "map_values":
        return {**Kept(code=asked.body["code"], version=1, added=False)}
    if asked.method == "settle_unit":
        return {**Kept(code=asked.body["code"] or "unit-new", version=1, added=not asked.body["code"])}
    if asked.method == "settle_value":
        return {**Kept(code=f"{asked.body['list']}-new", version=1, added=True)}
    return {}
