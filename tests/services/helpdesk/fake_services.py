"""Registration and reference as the helpdesk asks them: two people, each of another agency."""
from __future__ import annotations

from services.contracts.registration.answers import Holder
from tests.services.people import id_of

BUDI, SARI = "197503272000031007", "198001012005012001"
_HOLDERS = {
    BUDI: Holder(person_id=id_of("Budi"), agency_id="sleman"),
    SARI: Holder(person_id=id_of("Sari"), agency_id="bkn"),
}
_AREAS = {"sleman": ("Kab. Sleman", "k1"), "bkn": ("Badan Kepegawaian Negara", "")}


class FakeServices:
    """Both in one."""

    def __init__(self) -> None:
        self.registration = self.reference = self

    def holder_of(self, nip: str) -> Holder:
        return _HOLDERS.get(nip, Holder(person_id="", agency_id=""))

    def areas(self, areas: list[dict[str, str]]) -> list[dict[str, str]]:
        known = [(one["id"], *_AREAS[one["id"]]) for one in areas]
        return [{"kind": "agency", "id": agency, "name": name, "kanreg_id": kanreg} for agency, name, kanreg in known]
