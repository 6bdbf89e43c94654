"""Every message of every rule of the form is said in English too, with the field's name and how to mend it."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from gateway.spoken import kata
from services.contracts.form.last_golongan import REGULAR
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, Kind, Tab
from services.registration.domain.does_the_golongan_fit_the_education import does_not_fit
from services.registration.domain.is_the_form_right import ASKED_WHEN, IN_ORDER, problems_of
from services.registration.domain.is_the_row_right import AFTER_THE_PERSONS, SAME_YEAR, row_problem
from services.registration.domain.is_the_row_right import ASKED_WHEN as OF_ROWS
from services.registration.domain.is_the_row_right import IN_ORDER as ROWS_IN_ORDER
from services.registration.domain.is_the_value_right import IN_ORDER as OF_EVERY_RECORD
from services.registration.domain.is_the_value_right import problem
from services.registration.domain.nip import MESSAGES
from services.registration.domain.what_is_missing import missing

EVERY = frozenset(Tab)
TODAY, EARLY, LATE = date(2026, 11, 24), "1990-01-01", "2010-01-01"
WRONG = {
    Kind.TEXT: ("a\ab",), Kind.LONG_TEXT: ("a\ab",), Kind.REF: ("\a",), Kind.CHOICE: ("lain",),
    Kind.DATE: ("1990-13-01", "1990-02-30", "1990-2-3", "1899-01-01", "2028-01-01"),
    Kind.NUMBER: ("dua",), Kind.DIGITS: ("1",), Kind.YEAR: ("98", "1899"),
}  # fmt: skip


def of_values() -> Iterator[str]:
    """Each field and column with each value that is wrong for its kind."""
    columns = [column for kind in HISTORY_KINDS.values() for column in kind.columns]
    for field in (*FORM_FIELDS.values(), *columns):
        yield from (problem(field, value, TODAY) for value in WRONG[field.kind])
    yield problem(FORM_FIELDS["sk_cpns_tanggal"], "2026-12-01", TODAY)


def of_the_form() -> Iterator[str]:
    for earlier, later, _ in (*OF_EVERY_RECORD, *IN_ORDER):
        yield problems_of({earlier: LATE, later: EARLY}, EVERY)[later]
    for name, value, needed in ASKED_WHEN:
        yield problems_of({name: value}, EVERY)[needed]
    yield problems_of({"tmt_cpns": LATE}, EVERY, [{"tmt_golongan": EARLY}])["tmt_cpns"]
    yield from (item.message for item in missing(dict.fromkeys(FORM_FIELDS, "1"), {}, (), (), (), {}))
    yield from (item.message for item in missing({}, {}, (), (), (), {}))


def right(column: FormField) -> str:
    """A value that no rule of a single one refuses."""
    of_kind = {Kind.DATE: "2000-01-01", Kind.YEAR: "2000"}
    return of_kind.get(column.kind, column.choices[0][0] if column.choices else "1" * (column.digits or 1))


def of_rows() -> Iterator[str]:
    for kind, of in HISTORY_KINDS.items():
        full = {column.name: right(column) for column in of.columns}
        yield from (row_problem(kind, full | {c.name: ""}, {}, TODAY) for c in of.columns if c.required)
        for earlier, later in ROWS_IN_ORDER.get(kind, ()):
            yield row_problem(kind, full | {earlier: LATE, later: EARLY}, {}, TODAY)
        for field, later in AFTER_THE_PERSONS.get(kind, ()):
            yield row_problem(kind, full | {later: EARLY}, {field: "1995-01-01"}, TODAY)
        for name, value, needed in OF_ROWS.get(kind, ()):
            yield row_problem(kind, full | {name: value, needed: ""}, {}, TODAY)
        if kind in SAME_YEAR:
            yield row_problem(kind, full | {SAME_YEAR[kind][0]: "2001"}, {}, TODAY)
        if any(column.kind is Kind.YEAR for column in of.columns):
            yield row_problem(kind, full, {"tanggal_lahir": LATE}, TODAY)
    yield does_not_fit({"golongan": "45", "jenis_kp": REGULAR}, [{"tingkat": "05"}])


@pytest.mark.parametrize("rules", [of_values, of_the_form, of_rows, MESSAGES.values])
def test_every_message_is_translated(app: Flask, rules: object) -> None:
    messages = set(rules())  # type: ignore[operator]
    assert messages
    assert "" not in messages, "a rule that was broken said nothing"
    with app.test_request_context("/", headers={"Cookie": "bahasa=en"}):
        assert {message for message in messages if kata(message) == message} == set()
