"""Whole small lists, and names for codes."""

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.answers import Value
from services.reference.tables import agencies, list_values, org_units, regional_offices

SMALL = 500  # values; a longer list is searched, never sent whole

# lists that are tables of their own
TABLES: dict[str, sa.Table] = {"unor": org_units, "instansi": agencies, "kanreg": regional_offices}


def values(uow: UnitOfWork, _actor: Actor, list: str) -> list[Value]:
    """The values of a small list in its own order.  Raises ``NotFound`` for an unknown or a long list."""
    columns = (list_values.c.code, list_values.c.name, list_values.c.hint)
    statement = sa.select(*columns).where(list_values.c.list == list, list_values.c.active)
    rows = uow.session.execute(statement.order_by(list_values.c.position, list_values.c.code).limit(SMALL + 1)).all()
    if not 0 < len(rows) <= SMALL:
        raise NotFound(f"Daftar {list} tidak ada, atau terlalu panjang untuk ditampilkan seluruhnya.")
    return [Value(code=row.code, name=row.name, hint=row.hint) for row in rows]


def labels(uow: UnitOfWork, _actor: Actor, codes: list[dict[str, str]]) -> dict[str, str]:
    """``<list>:<code>`` to name; codes that no list holds are absent, inactive ones keep their name."""
    by_list: dict[str, set[str]] = {}
    for asked in codes:
        by_list.setdefault(asked["list"], set()).add(asked["code"])
    return {
        f"{name}:{row.code}": row.name
        for name, wanted in by_list.items()
        for row in uow.session.execute(_names(name, sorted(wanted)))
    }


def _names(list: str, codes: list[str]) -> sa.Select[Any]:
    wanted = sa.literal(codes, sa.ARRAY(sa.Text))
    if (table := TABLES.get(list)) is not None:
        return sa.select(table.c.id.label("code"), table.c.name).where(table.c.id == sa.any_(wanted))
    mine = sa.and_(list_values.c.list == list, list_values.c.code == sa.any_(wanted))
    return sa.select(list_values.c.code, list_values.c.name).where(mine)
