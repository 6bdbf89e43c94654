"""A person's form as it stands: record, answers, riwayat, documents, and what follows from them."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.errors import NotFound
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Kind, Tab
from services.contracts.reference.answers import UnitPlace
from services.contracts.registration.answers import Attached
from services.contracts.registration.who_may import EDITABLE
from services.registration.asked import REFUSED, WAITING, Asked, asked_by, named, refusal, unit_is_asked
from services.registration.domain.does_the_golongan_fit_the_education import does_not_fit
from services.registration.domain.is_the_form_right import problems_of
from services.registration.domain.is_the_row_right import row_problem
from services.registration.domain.is_the_value_right import problem
from services.registration.domain.what_changes import Change, Edit, field_changes, row_changes
from services.registration.domain.what_follows_from_the_unit import of_unit
from services.registration.domain.what_is_missing import Missing, missing
from services.registration.domain.which_sections_concern_whom import sections_of
from services.registration.labels import Code, Names
from services.registration.missing.closed import is_closed
from services.registration.secrets import opened
from services.registration.tables import documents, forms, people, person_histories, registrants

UNIT, UNITS = "unit_organisasi", "unor"  # the field, and its list


@dataclass(frozen=True)
class Form:
    """``rows`` maps riwayat kinds to the state's rows by id; ``documents`` maps change keys to files."""

    person: sa.Row[Any]
    registrant: sa.Row[Any]
    form: sa.Row[Any]
    rows: dict[str, dict[str, dict[str, str]]]
    documents: dict[str, list[Attached]]
    tabs: frozenset[Tab] = frozenset(Tab)  # the sections that concern the person
    places: Mapping[str, UnitPlace] = field(default_factory=dict)  # of the units that the form names
    asked: Asked = field(default_factory=dict)  # values that the person missed in a list
    closed: bool = False  # tidak ikut: nothing is filled or sent any more

    @cached_property
    def held(self) -> dict[str, str]:
        """What the state holds, opened."""
        record = opened(self.person.record)
        own = {"nip_baru": self.person.nip, "nama": self.person.name, "instansi_kerja": self.person.agency_id}
        return {"instansi_induk": self.person.agency_id, **record, **own, **self._of_unit(record)}

    def _of_unit(self, values: Mapping[str, str]) -> dict[str, str]:
        return of_unit(values.get("jenis_jabatan", ""), self.places.get(values.get("unit_organisasi", "")))

    @cached_property
    def becomes(self) -> dict[str, str]:
        """The fields that follow from the unit and are others now that the person names another one, or position."""
        return {name: value for name, value in self._of_unit({**self.held, **self.said}).items()
                if value != self.held.get(name, "")}  # fmt: skip

    @cached_property
    def said(self) -> dict[str, str]:
        """What the person says, opened."""
        return opened(self.form.answers)

    @cached_property
    def edits(self) -> dict[str, Edit]:
        """The riwayat rows that the person touched, by row id."""
        return {row_id: Edit(**edit) for row_id, edit in self.form.edits.items()}

    @cached_property
    def changes(self) -> list[Change]:
        """Every difference, in the order of the form."""
        every_row = {row_id: row for rows in self.rows.values() for row_id, row in rows.items()}
        every = field_changes(self.held, self.said) + row_changes(every_row, self.edits)
        return [change for change in every if change.tab in self.tabs]

    @cached_property
    def problems(self) -> dict[str, str]:
        """The first problem of each answer and of each edited row, by change key."""
        today = datetime.now(UTC).date()
        found = {
            name: message
            for name, value in self.said.items()
            if (message := problem(FORM_FIELDS[name], value, today))
        }
        now = {**self.held, **self.said}
        studies = list(self.rows_now("pendidikan").values())
        for row_id, edit in self.edits.items():
            message = "" if edit.action == "delete" else row_problem(edit.kind, edit.values, now, today)
            if not message and edit.kind == "golongan" and edit.action != "delete":
                message = does_not_fit(edit.values, studies)
            if message:
                found[f"{edit.kind}:{row_id}"] = message
        between = problems_of(now, self.tabs, list(self.rows_now("golongan").values()))
        return between | found | self._undecided | self._refused

    @cached_property
    def _undecided(self) -> dict[str, str]:
        """A unit that was asked for: everything else goes on, the form itself waits."""
        row = self.asked.get((UNITS, self.said.get(UNIT, "")))
        return {UNIT: unit_is_asked(row)} if row is not None and row.state == WAITING else {}

    @cached_property
    def _refused(self) -> dict[str, str]:
        """Answers and rows with a value that was asked for and refused."""
        why = {row.id: refusal(row) for row in self.asked.values() if row.state == REFUSED}
        fields = {name: why[value] for name, value in self.said.items() if value in why}
        rows = [(f"{edit.kind}:{row_id}", edit.values.values()) for row_id, edit in self.edits.items()]
        return fields | {key: why[value] for key, values in rows for value in values if value in why}

    def labels(self, names: Names) -> dict[Code, str]:
        """The name of every reference code on the form, in one look-up."""
        return named(names, codes_of(self), self.asked)

    def rows_now(self, kind: str) -> dict[str, dict[str, str]]:
        """The rows of one kind, by id, with what the person did to them."""
        mine = {row_id: edit for row_id, edit in self.edits.items() if edit.kind == kind}
        held = {row_id: row for row_id, row in self.rows[kind].items() if row_id not in mine}
        return held | {row_id: edit.values for row_id, edit in mine.items() if edit.action != "delete"}

    @cached_property
    def missing(self) -> list[Missing]:
        """What keeps the form from being sent."""
        confirmed = self.form.confirmed
        found = missing(self.held, self.said, confirmed, self.changes, self.documents, self.problems)
        return [item for item in found if item.tab in self.tabs]

    @property
    def editable(self) -> bool:
        """True while the form is in the person's hands."""
        return self.form.state in EDITABLE and not self.closed


def codes_of(form: Form) -> set[tuple[str, str]]:
    """Every reference code on the form, for one look-up of their names."""
    codes = {
        (one.list, values.get(one.name, ""))
        for one in FORM_FIELDS.values()
        if one.kind is Kind.REF
        for values in (form.held, form.said, form.becomes)
    }
    for kind, rows in form.rows.items():
        edited = [edit.values for edit in form.edits.values() if edit.kind == kind]
        for column in HISTORY_KINDS[kind].columns:
            if column.kind is Kind.REF:
                codes |= {(column.list, row.get(column.name, "")) for row in [*rows.values(), *edited]}
    return codes


def load(uow: UnitOfWork, person_id: str, names: Names | None = None, *, to_write: bool = False) -> Form:
    """The form of one person; ``to_write`` holds it until the end.  Only with ``names`` it knows whom it concerns."""
    mine = sa.select(forms).where(forms.c.person_id == person_id)
    row_of_form = uow.session.execute(mine.with_for_update() if to_write else mine).one_or_none()
    if row_of_form is None:
        raise NotFound("Formulir ini tidak ditemukan.")
    rows: dict[str, dict[str, dict[str, str]]] = {kind: {} for kind in HISTORY_KINDS}
    for row in uow.session.execute(
        sa.select(person_histories.c.kind, person_histories.c.row_id, person_histories.c["values"].label("cells"))
        .where(person_histories.c.person_id == person_id)
        .order_by(person_histories.c.row_id)
    ):
        rows.setdefault(row.kind, {})[row.row_id] = row.cells
    form = Form(
        person=uow.session.execute(sa.select(people).where(people.c.id == person_id)).one(),
        registrant=uow.session.execute(sa.select(registrants).where(registrants.c.person_id == person_id)).one(),
        form=row_of_form,
        rows=rows,
        documents=_documents(uow, person_id),
        asked=asked_by(uow, person_id),
        closed=is_closed(uow, person_id),
    )
    if names is None:
        return form
    units = (form.person.record.get("unit_organisasi", ""), form.said.get("unit_organisasi", ""))
    form = replace(form, places=names.places(units))
    return replace(form, tabs=_concerned(form, names))


def _concerned(form: Form, names: Names) -> frozenset[Tab]:
    """As position and unit are said to be now."""
    now = {**form.held, **form.said}
    position = ("jft", now.get("jabatan_fungsional_tertentu", ""))
    unit = ("unor", now.get("unit_organisasi", ""))
    known = form.labels(names)  # all of them: the page needs the others, and asks once
    return sections_of(now.get("jenis_jabatan", ""), known.get(position, ""), known.get(unit, ""))


def _documents(uow: UnitOfWork, person_id: str) -> dict[str, list[Attached]]:
    found: dict[str, list[Attached]] = {}
    mine = sa.select(documents).where(documents.c.person_id == person_id).order_by(documents.c.attached_at)
    for row in uow.session.execute(mine):
        found.setdefault(row.change, []).append(
            Attached(
                document_id=row.document_id, name=row.name, media_type=row.media_type,
                size=row.size, digest=row.digest, pages=row.pages,
            )
        )
    return found
