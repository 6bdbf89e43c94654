"""Reference and identity as registration sees them."""
from dataclasses import dataclass, field
from typing import Any

from services.contracts.identity.answers import OpeningShown
from services.contracts.reference.answers import Agency, UnitPlace

LABELS = {
    "agama:1": "Islam", "agama:2": "Kristen", "lokasi:3404": "Kab. Sleman", "jenis_kelamin:1": "Pria",
    "jenis_kawin:1": "Menikah", "golongan:31": "III/a", "golongan:32": "III/b", "golongan:33": "III/c",
    "kedudukan_hukum:01": "Aktif", "jenis_pegawai:1": "PNS Daerah", "jenis_jabatan:4": "Umum", "jenis_kp:1": "Reguler",
    "unor:bidang": "Bidang SD", "unor:seksi": "Seksi Kurikulum", "unor:elsewhere": "Dinas Lain",
}  # fmt: skip

SLEMAN = Agency(
    id="sleman", code="4010", name="Kab. Sleman", national=False, kanreg_id="k1", kanreg_name="Kanreg I",
    province_code="34", province="34",
)
BANTUL = Agency({**SLEMAN, "id": "bantul", "name": "Kab. Bantul"})

PLACES = {
    "bidang": (["dinas", "bidang"], ["Dinas Pendidikan", "Bidang SD"], SLEMAN),
    "seksi": (["dinas", "bidang", "seksi"], ["Dinas Pendidikan", "Bidang SD", "Seksi Kurikulum"], SLEMAN),
    "elsewhere": (["elsewhere"], ["Dinas Lain"], BANTUL),
}


class FakeReference:
    """Names of codes and places of units; ``asked`` collects the codes whose names were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        wanted = [f"{code['list']}:{code['code']}" for code in codes]
        self.asked.append(wanted)
        return {code: LABELS[code] for code in wanted if code in LABELS}

    def unit_places(self, unit_ids: list[str]) -> list[UnitPlace]:
        known = [(unit, *PLACES[unit]) for unit in dict.fromkeys(unit_ids) if unit in PLACES]
        return [UnitPlace(unit_id=unit, path=path, names=names, agency=agency) for unit, path, names, agency in known]


class FakeIdentity:
    """Opens accounts and the campaign's phases; ``away`` makes it fail as a service that does not answer."""

    def __init__(self) -> None:
        self.accounts: list[dict[str, str]] = []
        self.away: Exception | None = None
        self.closed: dict[str, OpeningShown] = {}  # by phase

    def opening(self, phase: str, agency_id: str) -> OpeningShown:
        return self.closed.get(phase, OpeningShown(open=True, why="", next_at=""))

    def open_citizen_account(self, **account: str) -> dict[str, str]:
        if self.away is not None:
            raise self.away
        self.accounts.append(account)
        return {"account_id": account["person_id"]}


@dataclass
class FakeServices:
    """The way to the other services."""

    reference: Any = field(default_factory=FakeReference)
    identity: Any = field(default_factory=FakeIdentity)
