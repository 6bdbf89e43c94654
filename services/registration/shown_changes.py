"""A change as people read it, with labels for codes; secret values are sealed while they are stored."""
from __future__ import annotations

from collections.abc import Callable
from typing import cast

from services.chassis.sealed import sealer
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, HistoryKind, Kind
from services.contracts.registration.answers import ChangeSent, StillAsked
from services.registration.asked import WAITING
from services.registration.domain.what_changes import Change
from services.registration.form import Form
from services.registration.labels import Code
from services.registration.secrets import SECRET

Shown = tuple[str, str, str, list[list[str]]]  # label, old, new, details
SECRET_PARTS = ("old", "new", "old_label", "new_label")


def label(field: FormField, value: str, labels: dict[Code, str]) -> str:
    """A value as people read it: the name of a code, a date as dd-mm-yyyy."""
    if field.kind is Kind.REF:
        return labels.get((field.list, value), value)
    if field.kind is Kind.CHOICE:
        return dict(field.choices).get(value, value)
    if field.kind is Kind.DATE:
        return "-".join(reversed(value.split("-")))
    return value


def change_sent(form: Form, change: Change, labels: dict[Code, str]) -> ChangeSent:
    """The change with its labels and documents."""
    heading, old_label, new_label, details = (_row_shown if change.history else _field_shown)(change, labels)
    sent = ChangeSent(
        key=change.key,
        tab=change.tab,
        label=heading,
        action=change.action,
        old=change.old,
        new=change.new,
        old_label=old_label,
        new_label=new_label,
        details=details,
        documents=form.documents.get(change.key, []),
    )
    if asked := _still_asked(form, change):
        sent["asked"] = asked
    return sent


def _still_asked(form: Form, change: Change) -> list[StillAsked]:
    waiting = {row.id: row.name for row in form.asked.values() if row.state == WAITING}
    return [
        StillAsked(label=field.label, id=code, name=waiting[code])
        for field, code in _new_codes(change)
        if code in waiting
    ]


def _new_codes(change: Change) -> list[tuple[FormField, str]]:
    """The fields of a change whose new value is a code, with it."""
    values = change.new or {} if change.history else {change.key: change.new}
    fields = HISTORY_KINDS[change.history].columns if change.history else (FORM_FIELDS[change.key],)
    return [(field, code) for field in fields if field.kind is Kind.REF and (code := values.get(field.name))]


def _field_shown(change: Change, labels: dict[Code, str]) -> Shown:
    field = FORM_FIELDS[change.key]
    return field.label, label(field, change.old, labels), label(field, change.new, labels), []


def _row_shown(change: Change, labels: dict[Code, str]) -> Shown:
    kind = HISTORY_KINDS[change.history]
    first, _, *rest = kind.columns
    row = change.new or change.old
    edited = [column for column in rest if _differs(change, column)]
    heading = f"{kind.heading} {label(first, row.get(first.name, ''), labels)}"
    details = [[column.label, label(column, row[column.name], labels)] for column in rest if row.get(column.name)]
    return heading, _summary(kind, change.old, edited, labels), _summary(kind, change.new, edited, labels), details


def _differs(change: Change, column: FormField) -> bool:
    return bool(change.old and change.new) and change.old.get(column.name, "") != change.new.get(column.name, "")


def _summary(
    kind: HistoryKind, row: dict[str, str] | None, edited: list[FormField], labels: dict[Code, str]
) -> str:
    """What a row is and since when; of an edited row also what else differs."""
    if row is None:
        return ""
    first, second, *_ = kind.columns
    parts = [label(first, row.get(first.name, ""), labels)]
    if since := label(second, row.get(second.name, ""), labels):
        parts.append(f"TMT {since}" if second.name.startswith("tmt_") else since)
    return ", ".join(parts + [f"{c.label} {label(c, row.get(c.name, ''), labels) or '–'}" for c in edited])


def not_in_lists(change: Change, labels: dict[Code, str]) -> list[str]:
    """What to say of each new value whose code no reference list holds."""
    return [
        f"{field.label} tidak ada dalam daftar. Pilih dari daftar."
        for field, code in _new_codes(change)
        if (field.list, code) not in labels
    ]


def sealed_change(change: ChangeSent) -> ChangeSent:
    """The change as the database keeps it."""
    return _with_secrets(change, sealer().seal)


def opened_change(change: ChangeSent) -> ChangeSent:
    """The change as it is."""
    return _with_secrets(change, sealer().open)


def _with_secrets(change: ChangeSent, turn: Callable[[str], str]) -> ChangeSent:
    if change["key"] not in SECRET:
        return change
    turned = {part: turn(change[part]) for part in SECRET_PARTS}  # type: ignore[literal-required]
    return cast("ChangeSent", {**change, **turned})
