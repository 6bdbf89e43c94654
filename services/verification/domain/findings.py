"""What rule checks say about a change beside its document; a finding informs, it never decides."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Facts:
    """What a check may look at."""

    nip: str
    key: str
    new: Any
    documents: int


@dataclass(frozen=True)
class Found:
    """``tone`` is ok, info or warn."""

    tone: str
    text: str


STARTS = ("tmt_golongan", "tmt_jabatan")  # columns of riwayat rows that the appointment comes before


def _birth_date(facts: Facts) -> Found | None:
    if facts.key != "tanggal_lahir":
        return None
    if str(facts.new).replace("-", "") == facts.nip[:8]:
        return Found("ok", "Cocok dengan NIP")
    return Found("warn", f"Berbeda dari NIP ({facts.nip[:8]})")


def _sex(facts: Facts) -> Found | None:
    if facts.key != "jenis_kelamin":
        return None
    same = str(facts.new) == facts.nip[14:15]
    return Found("ok", "Cocok dengan NIP") if same else Found("warn", "Berbeda dari NIP")


def _appointment(facts: Facts) -> Found | None:
    if facts.key != "tmt_cpns":
        return None
    if str(facts.new).replace("-", "")[:6] == facts.nip[8:14]:
        return Found("ok", "Cocok dengan NIP")
    return Found("warn", f"Berbeda dari NIP ({facts.nip[8:14]})")


def _row(facts: Facts) -> dict[str, str]:
    return facts.new if ":" in facts.key and isinstance(facts.new, dict) else {}


def _row_order(facts: Facts) -> Found | None:
    row = _row(facts)
    decree, starts = row.get("sk_tanggal", ""), [row[name] for name in STARTS if row.get(name)]
    return Found("info", "SK terbit sesudah TMT") if any(decree > start for start in starts) else None


def _before_the_appointment(facts: Facts) -> Found | None:
    starts = [start for name in STARTS if (start := _row(facts).get(name, "").replace("-", "")[:6])]
    if any(start < facts.nip[8:14] for start in starts):
        return Found("warn", f"TMT lebih awal dari pengangkatan menurut NIP ({facts.nip[8:14]})")
    return None


def _nip_of_the_spouse(facts: Facts) -> Found | None:
    nip, born = _row(facts).get("nip", ""), _row(facts).get("tanggal_lahir", "").replace("-", "")
    return Found("warn", f"Tanggal lahir berbeda dari NIP pasangan ({nip[:8]})") if nip and born != nip[:8] else None


def _documented(facts: Facts) -> Found | None:
    return None if facts.documents else Found("warn", "Tidak ada dokumen")


CHECKS: tuple[Callable[[Facts], Found | None], ...] = (
    *(_birth_date, _sex, _appointment),
    *(_before_the_appointment, _nip_of_the_spouse, _row_order),
    _documented,
)


def findings(facts: Facts) -> list[Found]:
    """Everything that the checks found, most telling first."""
    return [found for check in CHECKS if (found := check(facts)) is not None]
