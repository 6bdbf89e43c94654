"""Reference and identity as registration sees them."""
from dataclasses import dataclass, field
from typing import Any

from services.contracts.errors import NotFound
from services.contracts.identity.answers import OfficialIn, OpeningShown
from services.contracts.reference.answers import Agency, UnitBranch, UnitPlace
from tests.services.people import id_of

LABELS = {
    "agama:1": "Islam", "agama:2": "Kristen", "lokasi:3404": "Kab. Sleman", "jenis_kelamin:1": "Pria",
    "jenis_kawin:1": "Menikah", "golongan:31": "III/a", "golongan:32": "III/b", "golongan:33": "III/c",
    "kedudukan_hukum:01": "Aktif", "kedudukan_hukum:99": "Pensiun", "pendidikan:40045": "S-1 Matematika",
    "tingkat_pendidikan:40": "S-1",
    "jenis_pegawai:1": "PNS Daerah", "jenis_jabatan:4": "Umum", "jft:F001": "Guru Ahli Pertama",
    "eselon:42": "IV.b", "eselon:43": "V.a", "jenis_jabatan:1": "Struktural", "jfu:U1": "Pengadministrasi umum",
    "jenis_kp:1": "Reguler", "instansi:sleman": "Kab. Sleman",
    "unor:bidang": "Bidang SD", "unor:seksi": "Seksi Kurikulum", "unor:elsewhere": "Dinas Lain",
}  # fmt: skip

SLEMAN = Agency(
    id="sleman", code="4010", name="Kab. Sleman", national=False, kanreg_id="k1", kanreg_name="Kanreg I",
    province_code="34", province="34",
)
BANTUL = Agency({**SLEMAN, "id": "bantul", "name": "Kab. Bantul"})

STAFF = ("Siti", "Wahyu")  # officials of Sleman
PLACES = {
    "bidang": (["dinas", "bidang"], ["Dinas Pendidikan", "Bidang SD"], SLEMAN),
    "seksi": (["dinas", "bidang", "seksi"], ["Dinas Pendidikan", "Bidang SD", "Seksi Kurikulum"], SLEMAN),
    "elsewhere": (["elsewhere"], ["Dinas Lain"], BANTUL),
}


class FakeReference:
    """Names of codes and places of units; ``asked`` collects the codes whose names were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.flagged = [{"id": "dinas", "name": "Dinas Pendidikan"}, {"id": "setda", "name": "Sekretariat Daerah"}]

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        wanted = [f"{code['list']}:{code['code']}" for code in codes]
        self.asked.append(wanted)
        return {code: LABELS[code] for code in wanted if code in LABELS}

    def unit_places(self, unit_ids: list[str]) -> list[UnitPlace]:
        known = [(unit, *PLACES[unit]) for unit in dict.fromkeys(unit_ids) if unit in PLACES]
        return [
            UnitPlace(
                unit_id=unit, path=path, names=names, agency=agency,
                position=f"Kepala {names[-1]}", eselon=f"4{len(path)}",
            )
            for unit, path, names, agency in known
        ]

    def areas(self, areas: list[dict[str, str]]) -> list[dict[str, str] | None]:
        sleman = {"id": "sleman", "name": "Kab. Sleman", "kanreg_id": "k1"}
        return [sleman if area["id"] == "sleman" else None for area in areas]

    def unit_branch(self, unit_id: str) -> UnitBranch:
        if unit_id not in PLACES:
            raise NotFound("Unit ini tidak ditemukan.")
        below = [unit for unit, (path, _names, _agency) in PLACES.items() if unit_id in path]
        _path, names, agency = PLACES[unit_id]
        return UnitBranch(agency_id=agency["id"], name=names[-1], unit_ids=below)

    def find_areas(self, kind: str, agency_id: str = "", kanreg_id: str = "", **_more: object) -> list[dict[str, str]]:
        if kind == "agency":
            return [{"id": "sleman", "name": "Kab. Sleman"}] if kanreg_id == "k1" else []
        return self.flagged if agency_id == "sleman" else []


class FakeIdentity:
    """Opens accounts and the campaign's phases; ``away`` makes it fail as a service that does not answer."""

    def __init__(self) -> None:
        self.accounts: list[dict[str, Any]] = []
        self.away: Exception | None = None
        self.closed: dict[str, OpeningShown] = {}  # by phase
        self.verifiers: dict[str, Any] = {"units": [], "level_2": 0, "registration": 0}
        self.helped: list[tuple[str, dict[str, str]]] = []

    def opening(self, phase: str, agency_id: str) -> OpeningShown:
        return self.closed.get(phase, OpeningShown(open=True, why="", next_at="", until="", zone="WIB"))

    def open_citizen_account(self, **account: Any) -> dict[str, str]:
        if self.away is not None:
            raise self.away
        self.accounts.append(account)
        return {"account_id": account["person_id"]}

    def verifiers_in(self, agency_id: str) -> dict[str, Any]:
        return self.verifiers if agency_id == "sleman" else {"units": [], "level_2": 0, "registration": 0}

    def officials_in(self, agency_id: str) -> list[OfficialIn]:
        here = STAFF if agency_id == "sleman" else ()
        return [OfficialIn(account_id=id_of(f"account {one}"), name=one, profiles=["agency_admin"]) for one in here]

    def reset_citizen_password(self, **body: str) -> None:
        self.helped.append(("password", body))

    def send_proof(self, **body: str) -> None:
        self.helped.append(("proof", body))


@dataclass
class FakeServices:
    """The way to the other services."""

    reference: Any = field(default_factory=FakeReference)
    identity: Any = field(default_factory=FakeIdentity)
