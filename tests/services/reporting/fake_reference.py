"""The other services as reporting sees them: reference knows the agencies, people and cases are told by hand."""
from dataclasses import dataclass, field
from typing import Any

from services.contracts.reference.answers import Agency, UnitPlace
from tests.services.reporting.facts import FakeRegistration, FakeVerification

LABELS = {"jenis_kelamin:1": "Pria", "golongan:31": "III/a", "tingkat_pendidikan:40": "S-1", "jenis_jabatan:4": "Umum"}


def agency(id: str, kanreg: str = "k1", *, national: bool = False, province: str = "34") -> Agency:
    return Agency(
        id=id, code=id, name=id.title(), national=national, kanreg_id=kanreg, kanreg_name=kanreg.title(),
        province_code=province, province=f"Provinsi {province}" if province else "",
    )


class FakeReference:
    """Two regional agencies of one kanreg, one of another, and a national one."""

    def agencies(self) -> list[Agency]:
        national = agency("kemenkeu", "k1", national=True, province="")
        return [agency("sleman"), agency("bantul"), agency("malang", "k2", province="35"), national]

    def unit_places(self, unit_ids: list[str]) -> list[UnitPlace]:
        known = {"bidang": ["dinas", "bidang"], "puskesmas": ["puskesmas"]}
        return [
            UnitPlace(
                unit_id=one, path=path, names=[step.title() for step in path], agency=agency("sleman"),
                position="", eselon="",
            )
            for one in unit_ids if (path := known.get(one))
        ]  # fmt: skip

    def labels(self, codes: list[dict[str, str]]) -> dict[str, str]:
        wanted = [f"{one['list']}:{one['code']}" for one in codes]
        return {code: LABELS[code] for code in wanted if code in LABELS}

    def parents(self, list: str, codes: list[str]) -> dict[str, str]:
        assert list == "pendidikan"
        return {code: code[:2] for code in codes}


@dataclass
class FakeServices:
    """The way to the other services."""

    reference: FakeReference = field(default_factory=FakeReference)
    registration: Any = field(default_factory=FakeRegistration)
    verification: Any = field(default_factory=FakeVerification)
