"""What rule checks say beside a change; they inform, they never decide."""
from typing import Any

import pytest

from services.verification.domain.findings import Facts, findings

NIP = "197503272000031007"


def found(key: str, new: Any, documents: int = 1) -> list[tuple[str, str]]:
    return [(f.tone, f.text) for f in findings(Facts(NIP, key, new, documents))]


SK_LATE = {"tmt_golongan": "2020-04-01", "sk_tanggal": "2020-05-01"}
SK_EARLY = {"tmt_golongan": "2020-04-01", "sk_tanggal": "2020-03-01"}
BEFORE = ("warn", "TMT lebih awal dari pengangkatan menurut NIP (200003)")
OTHER_SPOUSE = ("warn", "Tanggal lahir berbeda dari NIP pasangan (19750327)")


@pytest.mark.parametrize(
    ("key", "new", "expected"),
    [
        ("tanggal_lahir", "1975-03-27", [("ok", "Cocok dengan NIP")]),
        ("tanggal_lahir", "1975-03-28", [("warn", "Berbeda dari NIP (19750327)")]),
        ("jenis_kelamin", "1", [("ok", "Cocok dengan NIP")]),
        ("jenis_kelamin", "2", [("warn", "Berbeda dari NIP")]),
        ("nama", "1975-03-27", []),
        ("golongan:r1", SK_LATE, [("info", "SK terbit sesudah TMT")]),
        ("golongan:r1", SK_EARLY, []),
        ("golongan:r1", {"sk_tanggal": "2020-03-01"}, []),
        ("golongan:r1", None, []),
        ("golongan:r1", {"tmt_golongan": "1999-10-01"}, [BEFORE]),
        ("jabatan:r1", {"tmt_jabatan": "1999-10-01"}, [BEFORE]),
        ("jabatan:r1", {"tmt_jabatan": "2000-03-01", "sk_tanggal": "2000-04-01"}, [("info", "SK terbit sesudah TMT")]),
        ("tmt_cpns", "2000-03-01", [("ok", "Cocok dengan NIP")]),
        ("tmt_cpns", "2000-04-01", [("warn", "Berbeda dari NIP (200003)")]),
        ("pasangan:r1", {"nip": NIP, "tanggal_lahir": "1975-03-27"}, []),
        ("pasangan:r1", {"nip": NIP, "tanggal_lahir": "1975-03-28"}, [OTHER_SPOUSE]),
        ("pasangan:r1", {"nip": "", "tanggal_lahir": "1975-03-28"}, []),
    ],
)
def test_a_change_and_what_is_found(key: str, new: Any, expected: list[tuple[str, str]]) -> None:
    assert found(key, new) == expected


def test_a_change_without_a_document_is_pointed_out() -> None:
    assert found("nama", "Ani", documents=0) == [("warn", "Tidak ada dokumen")]


def test_two_findings_stand_side_by_side() -> None:
    assert [tone for tone, _ in found("tanggal_lahir", "1975-03-28", documents=0)] == ["warn", "warn"]
