"""Imports riwayat rows of people who are there already, one kind from one file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.chassis.importing.refusals import refuse_where
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, Row, read
from services.chassis.importing.staging import staged, staging_table
from services.contracts.event import new_id
from services.contracts.form_fields import HISTORY_KINDS, HistoryKind
from services.registration.importing.cells import as_kept, wrong
from services.registration.importing.columns import ALIASES, NIP
from services.registration.importing.person import Problem
from services.registration.tables import person_histories, person_nips


def import_histories(kind_name: str, connection: sa.Connection, path: Path, report: Report) -> None:
    """``nip_baru`` and the columns of the kind; the same row a second time is left out."""
    staging = staging_table(
        "incoming_histories",
        sa.Column("line", sa.Integer),
        sa.Column("row_id", sa.Uuid(as_uuid=False)),
        sa.Column("nip", sa.Text),
        sa.Column("values", JSONB),
    )
    with staged(connection, staging, _rows(HISTORY_KINDS[kind_name], path, report)):
        known = sa.select(person_nips.c.nip).where(person_nips.c.nip == staging.c.nip).exists()
        refuse_where(connection, staging, ~known, NIP, staging.c.nip + " tidak ada dalam data negara.", report)
        same = sa.and_(person_histories.c.kind == kind_name, person_histories.c["values"] == staging.c["values"])
        mine = person_histories.join(person_nips, person_nips.c.person_id == person_histories.c.person_id)
        held = sa.select(person_histories.c.row_id).select_from(mine).where(same, person_nips.c.nip == staging.c.nip)
        refuse_where(connection, staging, held.exists(), "", sa.literal("Riwayat ini sudah ada."), report)
        row = sa.select(staging.c.row_id, person_nips.c.person_id, sa.literal(kind_name), staging.c["values"])
        rows = row.join(person_nips, person_nips.c.nip == staging.c.nip)
        connection.execute(sa.insert(person_histories).from_select(["row_id", "person_id", "kind", "values"], rows))
        report.count("added", connection.scalar(sa.select(sa.func.count()).select_from(staging)) or 0)


def _rows(kind: HistoryKind, path: Path, report: Report) -> Iterator[tuple[Any, ...]]:
    columns = (Column(NIP, ALIASES[NIP], required=True), *(Column(c.name, required=c.required) for c in kind.columns))
    for row in read(path, columns, report, Others.REFUSE):
        values, problems = _values(kind, row)
        if problems:
            report.refuse_row(row.line, problems)
        else:
            yield row.line, new_id(), row.values[NIP], json.dumps(values, ensure_ascii=False)


def _values(kind: HistoryKind, row: Row) -> tuple[dict[str, str], list[Problem]]:
    today = datetime.now(UTC).date()
    values = {c.name: as_kept(c, cell) for c in kind.columns if (cell := row.values.get(c.name))}
    problems = [(c.name, "Isian kosong.") for c in kind.columns if c.required and c.name not in values]
    said = ((c.name, wrong(c, values.get(c.name, ""), today)) for c in kind.columns)
    return values, problems + [(name, message) for name, message in said if message]
