"""Imports one code list; what its file is called and how its columns are named stands in ``list_specs``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.importing.problem import FileRefused
from services.chassis.importing.refusals import refuse_doubles
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, Row, read
from services.chassis.importing.staging import staged, staging_table
from services.contracts.reference.attributes import LOCATIONS
from services.contracts.reference.values import LONGEST_CODE, LONGEST_NAME
from services.contracts.spelling.how_search_matches import searched_text
from services.reference.importing.list_hints import put_hints
from services.reference.importing.list_specs import LISTS, ListSpec
from services.reference.importing.places import find_locations, place_agencies, place_locations
from services.reference.importing.upsert import upsert
from services.reference.tables import list_values

FORMULA = ("=", "+", "-", "@")  # what a spreadsheet program would calculate


def list_importers() -> dict[str, Any]:
    """``list:<name>`` to the importer of that list."""
    return {f"list:{name}": partial(import_list, spec) for name, spec in LISTS.items()}


def import_list(spec: ListSpec, connection: sa.Connection, path: Path, report: Report) -> None:
    """Values that the file does not have stay as they are; a value that is there already takes the file's columns."""
    staging = staging_table(
        "incoming_values",
        sa.Column("position", sa.Integer, key="line"),
        *(sa.Column(name, sa.Text) for name in ("code", "name", "hint", "parent")),
        sa.Column("rank", sa.SmallInteger),
        sa.Column("active", sa.Boolean),
        sa.Column("search", sa.Text),
        sa.Column("extra", JSONB),
        sa.Column("place", sa.Text),
        sa.Column("path", ARRAY(sa.Text)),
    )
    with staged(connection, staging, _values(spec, path, report)):
        refuse_doubles(connection, staging, "code", "kode", report)
        if spec.place:
            find_locations(connection, spec.place, report)
        theirs = {"hint"} if spec.parent_list else set()  # not the file's to say
        theirs |= set() if spec.place else {"place", "path"}
        columns = [column for column in staging.columns if column.name not in theirs]
        by_a_file = {"changed_by": sa.literal(""), "reason": sa.literal("")}
        rows = sa.select(sa.literal(spec.name).label("list"), *columns)
        upsert(connection, list_values, rows, report, **by_a_file)
        if spec.name == LOCATIONS:
            place_locations(connection)
            place_agencies(connection, report)
        if spec.parent_list:
            put_hints(connection, spec, staging, report)


def _values(spec: ListSpec, path: Path, report: Report) -> Iterator[tuple[Any, ...]]:
    for row in read(path, _columns(spec), report, Others.KEEP):
        code, name = _first(spec.code, row), _first(spec.label, row)
        if not code:
            report.refuse(row.line, spec.code[0], "Kode kosong.")
            continue
        if len(code) > LONGEST_CODE or len(name) > LONGEST_NAME:
            report.refuse(row.line, spec.label[0], f"Paling panjang {LONGEST_CODE} tanda kode, {LONGEST_NAME} nama.")
            continue
        if name[1:] and name.startswith(FORMULA):
            report.refuse(row.line, spec.label[0], "Nama diawali tanda rumus (=, +, - atau @). Hapus tandanya.")
            continue
        if not name:
            report.warn(row.line, spec.label[0], f"Nama kosong; {code} tampil dengan kodenya.")
            name = code
        placed = row.values.get(spec.place, "")
        yield (
            row.line,
            code,
            name,
            *_more(spec, row),
            searched_text(name, row.values.get("kode", "")),
            _extra(row, code, name, placed),
            placed,
            [],
        )


def _columns(spec: ListSpec) -> tuple[Column, ...]:
    """The columns that make a value; all others of the file are kept as they are."""
    names = dict.fromkeys(part for text in (*spec.code, *spec.label) for part in text.split("+"))
    more = dict.fromkeys((*spec.hint, *spec.parent, *filter(None, (spec.kind, spec.place)), *spec.inactive[:1]))
    return tuple(Column(name) for name in names | more)


def _first(names: tuple[str, ...], row: Row) -> str:
    """The first of the columns that this file has; ``a+b`` joins two."""
    for name in names:
        parts = name.split("+")
        if all(part in row.values for part in parts):
            return " / ".join(filter(None, (row.values[part] for part in parts)))
    raise FileRefused(f"Kolom {names[0]} tidak ada. Kolom dalam berkas: {', '.join([*row.values, *row.others])}.")


def _more(spec: ListSpec, row: Row) -> tuple[str, str, int, bool]:
    """Hint, parent, rank, and whether the value may still be chosen."""
    hint = row.values.get(spec.hint[0], "") if spec.hint else ""
    parent = row.values.get(spec.parent[0], "") if spec.parent else ""
    rank = spec.ranks.get(row.values.get(spec.kind, ""), len(spec.ranks))
    return hint, parent, rank, not (spec.inactive and row.values.get(spec.inactive[0]) in spec.inactive[1:])


def _extra(row: Row, *known: str) -> str:
    """What else the file says of a value, as JSON."""
    columns = row.others | row.values
    return json.dumps({name: text for name, text in columns.items() if text and text not in known}, ensure_ascii=False)
