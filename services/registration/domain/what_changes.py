"""What a form changes: only differences between what the state holds and what the person says."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.contracts.form_fields import FORM_FIELDS, Origin, Tab


@dataclass(frozen=True)
class Change:
    """One change: a field, or a riwayat row that is added, edited or deleted (then old and new are rows)."""

    key: str
    tab: Tab
    action: str
    old: Any
    new: Any

    @property
    def history(self) -> str:
        """The riwayat kind, or "" for a field."""
        return self.key.partition(":")[0] if ":" in self.key else ""


@dataclass(frozen=True)
class Edit:
    """What the person did with one riwayat row."""

    kind: str
    action: str
    values: dict[str, str]


def field_changes(held: Mapping[str, str], said: Mapping[str, str]) -> list[Change]:
    """The fields whose value differs, in the order of the form; derived and declared ones are never changes."""
    return [
        Change(name, field.tab, "edit", held.get(name, ""), said[name])
        for name, field in FORM_FIELDS.items()
        if field.origin is Origin.CHANGE and name in said and said[name] != held.get(name, "")
    ]


def row_changes(rows: Mapping[str, Mapping[str, str]], edits: Mapping[str, Edit]) -> list[Change]:
    """The riwayat rows that differ; an edit that restores the old row is no change."""
    changes = []
    for row_id, edit in edits.items():
        old = dict(rows[row_id]) if row_id in rows else None
        new = None if edit.action == "delete" else edit.values
        if _filled(old) != _filled(new):
            changes.append(Change(f"{edit.kind}:{row_id}", Tab.RIWAYAT, edit.action, old, new))
    return changes


def _filled(row: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if row is None else {name: value for name, value in row.items() if value}
