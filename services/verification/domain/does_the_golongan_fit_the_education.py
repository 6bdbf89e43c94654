"""Whether a golongan goes beyond what the highest education allows a regular promotion (PP 99/2000, article 8)."""
from __future__ import annotations

from services.contracts.form.last_golongan import LAST_GOLONGAN
from services.verification.domain.finding import Code, Facts, Found


def golongan_within_education(facts: Facts) -> Found | None:
    """Promotions of another kind go further, so it is looked at, never refused."""
    last = LAST_GOLONGAN.get(facts.beside.get("tingkat", ""), "")
    if facts.subject != "riwayat:golongan" or not last:
        return None
    return Found(Code.GOLONGAN_ABOVE_EDUCATION) if facts.row.get("golongan", "") > last else None
