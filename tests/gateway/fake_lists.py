"""Reference lists in memory: names of codes, and a search in them."""

from __future__ import annotations

from services.contracts.form_fields import FormField, Kind
from tests.gateway.fake_person import NAMES

Values = list[dict[str, str]]


def label(of: FormField, value: str) -> str:
    """A value as people read it."""
    if of.kind is Kind.REF:
        return NAMES.get(of.list, {}).get(value, value)
    if of.kind is Kind.CHOICE:
        return dict(of.choices).get(value, value)
    return "-".join(reversed(value.split("-"))) if of.kind is Kind.DATE else value


def search(list: str, q: str = "", within: str = "", limit: int = 20) -> Values:
    """As ``reference.search``."""
    words = q.lower().split()
    found = [
        {"code": code, "name": name, "hint": "Kabupaten Sleman" if list == "unor" else ""}
        for code, name in NAMES.get(list, {}).items()
        if all(word in name.lower() for word in words)
    ]
    return found[:limit]
