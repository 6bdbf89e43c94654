"""A report as it was typed: what the page itself can say of it, and what goes to the helpdesk."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from gateway.portal.form.dates import DateParts
from gateway.portal.reports.known import Known
from services.contracts.helpdesk.categories import Category, Kind

_SIGNS = {ord(sign): None for sign in " .-/"}  # people copy numbers with them


def who_errors(typed: Mapping[str, str], who: Known | None) -> dict[str, str]:
    """What is missing of who reports, and how to be reached."""
    errors = {}
    if who is None and not typed.get("nip", "").translate(_SIGNS):
        errors["nip"] = _("Isi NIP.")
    if who is None and not typed.get("nama"):
        errors["nama"] = _("Isi nama lengkap tanpa gelar.")
    if "@" not in typed.get("email", "") or "." not in typed.get("email", "").rpartition("@")[2]:
        errors["email"] = _("Tulis alamat e-mail lengkap, contoh: nama@contoh.go.id.")
    return errors


def body_of(category: Category, who: Known | None, typed: Mapping[str, str]) -> dict[str, Any]:
    """The request without its documents; what is known is taken from there, whatever the page says."""
    facts = {
        fact.name: DateParts.typed(typed, fact.name).value if fact.kind is Kind.DATE else typed.get(fact.name, "")
        for fact in category.facts
    }
    return {
        "category": category.slug,
        "nip": who.nip if who else typed["nip"].translate(_SIGNS),
        "name": who.name if who else typed["nama"],
        "stop": who.stop if who else "",
        "email": typed["email"],
        "description": typed.get("keterangan", ""),
        "facts": {name: value for name, value in facts.items() if value},
    }
