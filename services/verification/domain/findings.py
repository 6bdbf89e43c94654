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


def _row_order(facts: Facts) -> Found | None:
    if not (":" in facts.key and isinstance(facts.new, dict)):
        return None
    decree, start = facts.new.get("sk_tanggal", ""), facts.new.get("tmt_golongan", "")
    return Found("info", "SK terbit sesudah TMT") if decree > start > "" else None


def _documented(facts: Facts) -> Found | None:
    return None if facts.documents else Found("warn", "Tidak ada dokumen")


CHECKS: tuple[Callable[[Facts], Found | None], ...] = (_birth_date, _sex, _row_order, _documented)


def findings(facts: Facts) -> list[Found]:
    """Everything that the checks found, most telling first."""
    return [found for check in CHECKS if (found := check(facts)) is not None]
