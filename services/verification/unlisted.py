"""Which values of a sent form no reference list holds: asked once, when verification takes the form in.

Some of them the helpdesk was asked for; when it says what became of them, the changes say so, too (``asked_values``).
"""
from __future__ import annotations

from itertools import islice

from services.chassis.rpc_client import Services
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, Kind
from services.contracts.registration.answers import ChangeSent, Submission
from services.verification.domain.what_was_asked_for import settled

AT_ONCE = 1000  # codes in one question


def with_unlisted(facts: Submission, services: Services) -> Submission:
    """The form, its changes with the labels of the values that are in no list (any more), or were asked for."""
    wanted = {code for change in facts["changes"] for _, code in _codes(change)}
    if not wanted:
        return facts
    names = _names(wanted, services)

    def seen(change: ChangeSent) -> ChangeSent:
        for _field, (name, code) in _codes(change):
            if f"{name}:{code}" in names:  # decided since the form was sent
                change = settled(change, code, names[f"{name}:{code}"])
        asked = {one["id"] for one in change.get("asked", [])}
        missing = [
            field.label
            for field, (name, code) in _codes(change)
            if f"{name}:{code}" not in names and code not in asked
        ]
        return {**change, "unlisted": missing} if missing else change

    return {**facts, "changes": [seen(change) for change in facts["changes"]]}


def _names(wanted: set[tuple[str, str]], services: Services) -> dict[str, str]:
    names: dict[str, str] = {}
    ordered = iter([{"list": name, "code": code} for name, code in sorted(wanted)])
    while some := list(islice(ordered, AT_ONCE)):
        names |= services.reference.labels(codes=some)
    return names


def _codes(change: ChangeSent) -> list[tuple[FormField, tuple[str, str]]]:
    """The fields of a change whose new value is a code, with list and code."""
    kind, is_row, _ = change["key"].partition(":")
    fields = HISTORY_KINDS[kind].columns if is_row else (FORM_FIELDS[change["key"]],)
    values = (change["new"] or {}) if is_row else {change["key"]: change["new"]}
    return [
        (field, (field.list, code))
        for field in fields
        if field.kind is Kind.REF and (code := values.get(field.name))
    ]
