"""What a cell of a file says, as the record keeps it: ISO dates, codes; and what is wrong with it."""

import re
from datetime import date

from services.contracts.form_fields import FormField, Kind
from services.registration.domain.is_the_value_right import problem

PLAIN_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.REF)
LONGEST = {Kind.LONG_TEXT: 2000}  # characters; other values have 200
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 00:00(?::00)?)?")
_SIGNS = re.compile(r"[\s.\-]")


def as_kept(field: FormField, cell: str) -> str:
    """The value in the form in which the record keeps it; what cannot be read is left as it is."""
    if field.kind is Kind.DATE and (day_first := _DAY_FIRST.fullmatch(cell)):
        day, month, year = day_first.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if field.kind is Kind.DIGITS:
        return _SIGNS.sub("", cell)  # NPWP 01.234.567.8-901.000
    return cell


def wrong(field: FormField, value: str, today: date) -> str:
    """What is wrong with a value, or ""."""
    if len(value) > LONGEST.get(field.kind, 200):
        return f"{field.label} terlalu panjang ({len(value)} huruf)."
    if field.kind in PLAIN_TEXTS and value.isprintable():
        return ""
    return problem(field, value, today)
