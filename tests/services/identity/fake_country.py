"""Reference and registration as identity sees them: two kanregs, their agencies, a ministry, and civil servants."""
from __future__ import annotations

from typing import Any

from tests.services.people import id_of

ENDAH, SRI, TONO = "197308142000032931", "198001012005012001", "197001011995031002"  # NIPs
PEOPLE = {  # NIP: name, agency
    ENDAH: ("Endah Prameswari", "sleman"),
    SRI: ("Sri Wulandari", "sleman"),
    TONO: ("Tono Hartono", "bantul"),
    "196505051990031005": ("Rahmat Hidayat", "ministry"),
}
AGENCIES = {"sleman": "91", "bantul": "91", "ambon": "92", "ministry": ""}  # agency: kanreg
UNITS = {"s-1": ("sleman", True), "s-2": ("sleman", False), "b-1": ("bantul", True)}  # unit: agency, ticked
NOBODY = "NIP ini tidak ada dalam data negara."


class FakeReference:
    """What identity asks of reference."""

    def __init__(self) -> None:
        self.units = dict(UNITS)

    def areas(self, areas: list[dict[str, str]]) -> list[dict[str, Any]]:
        """As ``reference.areas``; the code of an agency is its id in capitals."""
        found = (self._area(area["kind"], area["id"]) for area in areas)
        return [area for area in found if area is not None]

    def find_areas(
        self, kind: str, q: str, limit: int, agency_id: str = "", kanreg_id: str = ""
    ) -> list[dict[str, Any]]:
        """As ``reference.find_areas``."""
        names = {"kanreg": ("91", "92"), "agency": AGENCIES, "org_unit": self.units}[kind]
        found = [area for name in names if (area := self._area(kind, name)) is not None]
        return [
            area for area in found
            if q.lower() in area["name"].lower() and agency_id in ("", area["agency_id"])
            and kanreg_id in ("", area["kanreg_id"]) and (area["flagged"] or kind != "org_unit")
        ][:limit]  # fmt: skip

    def _area(self, kind: str, name: str) -> dict[str, Any] | None:
        agency = {"agency": name.lower(), "org_unit": self.units.get(name, ("", False))[0]}.get(kind, "")
        known = {"national": name == "", "national_agencies": name == "", "kanreg": name in AGENCIES.values()}
        if not known.get(kind, agency in AGENCIES):
            return None
        id_, code = (agency, agency.upper()) if kind == "agency" else (name, "")
        return {
            "kind": kind, "id": id_, "code": code,
            "name": name.title() or "Nasional", "agency_id": agency, "agency_name": agency.title(),
            "kanreg_id": name if kind == "kanreg" else AGENCIES.get(agency, ""),
            "flagged": kind == "org_unit" and self.units[name][1],
        }  # fmt: skip


class FakeRegistration:
    """What identity asks of registration."""

    def people_by_nip(self, nips: list[str]) -> list[dict[str, Any]]:
        """As ``registration.people_by_nip``."""
        return [self._named(nip) for nip in nips]

    def _named(self, nip: str) -> dict[str, Any]:
        if nip not in PEOPLE:
            nobody = {"person_id": "", "nip": "", "name": "", "agency_id": "", "problem": NOBODY}
            return {**nobody, "possible": len(nip) == len(ENDAH)}
        name, agency = PEOPLE[nip]
        return {"person_id": id_of(nip), "nip": nip, "name": name, "agency_id": agency, "problem": "", "possible": True}


class FakeServices:
    """Both of them."""

    def __init__(self) -> None:
        self.reference, self.registration = FakeReference(), FakeRegistration()
