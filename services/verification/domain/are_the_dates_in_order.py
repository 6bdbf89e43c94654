"""Whether the dates of a career follow each other: appointment, PNS, each golongan, a decree and its start."""
from __future__ import annotations

from services.verification.domain.finding import Code, Facts, Found

STARTS = ("tmt_golongan", "tmt_jabatan")  # columns of riwayat rows that the appointment comes before


def after_the_appointment(facts: Facts) -> Found | None:
    """No golongan and no position begins before the appointment that the NIP names."""
    months = [start.replace("-", "")[:6] for start in _starts(facts)]
    return Found(Code.BEFORE_APPOINTMENT, (facts.nip[8:14],)) if any(m < facts.nip[8:14] for m in months) else None


def pns_after_cpns(facts: Facts) -> Found | None:
    """Who is made PNS was CPNS before."""
    if facts.key not in ("tmt_cpns", "tmt_pns"):
        return None
    dates = {name: facts.beside.get(name, "") for name in ("tmt_cpns", "tmt_pns")} | {facts.key: str(facts.new)}
    if dates["tmt_cpns"] and dates["tmt_pns"] and dates["tmt_pns"] < dates["tmt_cpns"]:
        return Found(Code.PNS_BEFORE_CPNS, (_written(dates["tmt_cpns"]),))
    return None


def golongan_in_order(facts: Facts) -> Found | None:
    """A higher golongan begins later than a lower one; a demotion is rare enough to be looked at."""
    rank, start = facts.row.get("golongan", ""), facts.row.get("tmt_golongan", "")
    if not (facts.subject == "riwayat:golongan" and rank and start):
        return None
    for row_id, other, since in facts.beside.get("golongan", ()):
        if row_id != facts.row_id and other and since and ((rank > other) != (start > since)) and rank != other:
            return Found(Code.GOLONGAN_OUT_OF_ORDER, (_written(since),))
    return None


def decree_before_its_start(facts: Facts) -> Found | None:
    """A decree is dated before what it orders; later ones happen, and are looked at."""
    decree = facts.row.get("sk_tanggal", "")
    return Found(Code.DECREE_AFTER_START) if any(decree > start for start in _starts(facts)) else None


def _starts(facts: Facts) -> list[str]:
    return [facts.row[name] for name in STARTS if facts.row.get(name)]


def _written(day: str) -> str:
    return "-".join(reversed(day.split("-")))
