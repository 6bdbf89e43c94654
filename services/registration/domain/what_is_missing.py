"""What is missing before a form may be sent: each item names itself and where to mend it."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, Origin, Tab
from services.registration.domain.what_changes import Change


@dataclass(frozen=True)
class Missing:
    """``what`` is value, answer, document or error; ``key`` a field name or ``<kind>:<row id>``."""

    tab: Tab
    key: str
    what: str
    message: str


def missing(
    held: Mapping[str, str],
    said: Mapping[str, str],
    confirmed: Iterable[str],
    changes: Iterable[Change],
    documented: Iterable[str],
    problems: Mapping[str, str],
) -> list[Missing]:
    """Everything that keeps the form from being sent, in the order of the form."""
    found = [Missing(_tab(key), key, "error", message) for key, message in problems.items()]
    settled = set(confirmed) | set(said) | problems.keys()
    found += [lack for field in FORM_FIELDS.values() if (lack := _lack(field, held, said, settled)) is not None]
    proven = set(documented)
    found += [
        Missing(change.tab, change.key, "document", f"Unggah dokumen pendukung {_label(change)}")
        for change in changes
        if change.key not in proven
    ]
    return sorted(found, key=lambda item: list(Tab).index(item.tab))


def _lack(field: FormField, held: Mapping[str, str], said: Mapping[str, str], settled: set[str]) -> Missing | None:
    if field.origin is not Origin.CHANGE:
        return None
    value = said.get(field.name, held.get(field.name, ""))
    if field.required and not value:
        return Missing(field.tab, field.name, "value", f"Isi {field.label}")
    if value and field.name not in settled:
        return Missing(field.tab, field.name, "answer", f"Periksa {field.label}: sudah benar atau perlu diubah")
    return None


def _tab(key: str) -> Tab:
    return FORM_FIELDS[key].tab if key in FORM_FIELDS else Tab.RIWAYAT


def _label(change: Change) -> str:
    return HISTORY_KINDS[change.history].label if change.history else FORM_FIELDS[change.key].label


def to_answer(
    held: Mapping[str, str], said: Mapping[str, str], changes: Iterable[Change], tabs: Collection[Tab]
) -> int:
    """How many things the form asks for in these sections, the answered ones included: the meter's whole."""
    fields = [f for f in FORM_FIELDS.values() if f.origin is Origin.CHANGE and f.tab in tabs]
    asked = [f for f in fields if f.required or said.get(f.name, held.get(f.name, ""))]
    return len(asked) + len(list(changes))
