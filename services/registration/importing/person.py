"""One row of the file as a person of the state, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.chassis.importing.sheet import Row
from services.contracts.errors import Invalid
from services.contracts.form_fields import FORM_FIELDS
from services.registration.domain.is_the_value_right import problems_between
from services.registration.domain.nip import Nip
from services.registration.domain.who_still_serves import status_of
from services.registration.importing.cells import as_kept, wrong
from services.registration.importing.columns import AGENCY, BIRTH, NAME, NIP, SEX, STANDING, UNIT

Problem = tuple[str, str]  # column, message


@dataclass(frozen=True, slots=True)
class Person:
    """``record`` holds what the row says, by field; ``agency`` is an id or a code, as the file has it."""

    line: int
    nip: str
    name: str
    agency: str
    record: dict[str, str]

    @property
    def birth_date(self) -> str:
        """ISO 8601."""
        return self.record[BIRTH]

    @property
    def unit(self) -> str:
        """The id of the org unit."""
        return self.record[UNIT]

    @property
    def status(self) -> str:
        """Whether the person still serves."""
        return status_of(self.record.get(STANDING, ""))


def person_of(row: Row, today: date) -> tuple[Person | None, list[Problem]]:
    """The person, or None with every problem of the row."""
    values, problems = _values(row, today)
    try:
        nip = Nip.parse(row.values[NIP], today)
    except Invalid as refusal:
        return None, [(NIP, refusal.message), *problems]
    values.setdefault(BIRTH, nip.birth_date.isoformat())
    values.setdefault(SEX, nip.sex)
    problems += [(column, "Isian kosong.") for column in (NAME, UNIT) if column not in values]
    if not row.values[AGENCY]:
        problems.append((AGENCY, "Isian kosong."))
    problems += problems_between(values).items()
    if problems:
        return None, problems
    del values[NIP]
    return Person(row.line, nip.digits, values.pop(NAME), row.values[AGENCY], values), []


def _values(row: Row, today: date) -> tuple[dict[str, str], list[Problem]]:
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name, cell in row.values.items():
        field = FORM_FIELDS.get(name)
        if not cell or field is None:
            continue
        values[name] = value = as_kept(field, cell)
        if name != NIP and (message := wrong(field, value, today)):
            problems.append((name, message))
    return values, problems
