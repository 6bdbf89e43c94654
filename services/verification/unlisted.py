"""Which values of a sent form no reference list holds: asked once, when verification takes the form in."""
from __future__ import annotations

from itertools import islice

from services.chassis.rpc_client import Services
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, Kind
from services.contracts.registration.answers import ChangeSent, Submission

AT_ONCE = 1000  # codes in one question


def with_unlisted(facts: Submission, services: Services) -> Submission:
    """The form, its changes with the labels of the values that are in no list (any more)."""
    asked = {code for change in facts["changes"] for _, code in _codes(change)}
    if not asked:
        return facts
    names = _names(asked, services)

    def seen(change: ChangeSent) -> ChangeSent:
        missing = [field.label for field, (name, code) in _codes(change) if f"{name}:{code}" not in names]
        return {**change, "unlisted": missing} if missing else change

    return {**facts, "changes": [seen(change) for change in facts["changes"]]}


def _names(asked: set[tuple[str, str]], services: Services) -> dict[str, str]:
    names: dict[str, str] = {}
    ordered = iter([{"list": name, "code": code} for name, code in sorted(asked)])
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
