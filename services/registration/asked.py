"""Values that people miss in a list and go on with: each has an id that stands in the form until it is settled.

A value that was settled keeps its id in forms that were sent: decisions on it stay what they were.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.registration.labels import Code, Names
from services.registration.tables import asked_values

WAITING, SETTLED, REFUSED = "waiting", "settled", "refused"
STILL_ASKED = " (diminta)"  # after the name, on every page and paper
Asked = Mapping[Code, sa.Row[Any]]


def asked_by(uow: UnitOfWork, person_id: str) -> dict[Code, sa.Row[Any]]:
    """What a person asked for, by list and id."""
    mine = sa.select(asked_values).where(asked_values.c.person_id == person_id)
    return {(row.list, row.id): row for row in uow.session.execute(mine)}


def named(names: Names, codes: set[Code], asked: Asked) -> dict[Code, str]:
    """The name of each code; of what was asked for the value that it became, else what the person typed."""
    became = {(row.list, row.code) for row in asked.values() if row.state == SETTLED}
    known = names.of((codes - asked.keys()) | became)
    return known | {code: _name(row, known) for code, row in asked.items()}


def _name(row: sa.Row[Any], known: Mapping[Code, str]) -> str:
    name: str = row.name
    if row.state == SETTLED:
        return known.get((row.list, row.code), name)
    return name + STILL_ASKED if row.state == WAITING else name


def unit_is_asked(row: sa.Row[Any]) -> str:
    """What stands at the unit while it is asked for: whose inbox a form comes to, the unit decides."""
    return f"Unit organisasi “{row.name}” masih diminta. Formulir dapat dikirim setelah diputuskan."


def refusal(row: sa.Row[Any]) -> str:
    """What stands at a field whose value was refused."""
    return f"Permintaan “{row.name}” ditolak: {row.reason} Pilih dari daftar."
