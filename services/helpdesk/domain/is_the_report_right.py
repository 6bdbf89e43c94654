"""Are the facts of a report those that its category asks for?  Each message says what is wrong and how to mend it."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from services.contracts.helpdesk.categories import Category, Fact, Kind

OLD_NIP = 9  # digits
EARLIEST = date(1945, 8, 17)
MISSING, STRANGE = "Isi %s.", "Isian ini tidak diminta untuk laporan ini."
NO_OLD_NIP = "NIP lama terdiri atas 9 angka. Kosongkan bila tidak ada."
NO_DAY = "Tanggal ini tidak ada di kalender. Contoh yang benar: 27 3 2015."
NOT_YET = "Tanggal ini belum terjadi, atau terlalu lama. Tulis tanggal seperti pada dokumennya."
NO_DOCUMENT = "Unggah %s."


def problems(category: Category, facts: Mapping[str, str], documents: int, today: date) -> dict[str, str]:
    """The first problem of each fact, by its name; of the document by ``documents``."""
    asked = {fact.name: fact for fact in category.facts}
    found = dict.fromkeys(facts.keys() - asked.keys(), STRANGE)
    for name, fact in asked.items():
        if message := _problem(fact, facts.get(name, "").strip(), today):
            found[name] = message
    if category.document and not documents:
        found["documents"] = NO_DOCUMENT % category.document
    return found


def _problem(fact: Fact, value: str, today: date) -> str:
    if not value:
        return MISSING % fact.label if fact.required else ""
    if fact.kind is Kind.OLD_NIP and not (value.isdecimal() and len(value) == OLD_NIP):
        return NO_OLD_NIP
    if fact.kind is Kind.DATE:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return NO_DAY
        return "" if EARLIEST <= day <= today else NOT_YET
    return ""
