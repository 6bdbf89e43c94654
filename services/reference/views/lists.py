"""Whole small lists, and names for codes."""

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.answers import Value
from services.reference.holding import holds_on, today
from services.reference.tables import agencies, list_values, org_units, regional_offices, value_aliases

OF_THE_FORMS = "registration"  # the service that holds them
SMALL = 500  # values; a longer list is searched, never sent whole

# lists that are tables of their own
TABLES: dict[str, sa.Table] = {"unor": org_units, "instansi": agencies, "kanreg": regional_offices}


def values(uow: UnitOfWork, _actor: Actor, list: str) -> list[Value]:
    """The values of a small list in its own order.  Raises ``NotFound`` for an unknown or a long list."""
    columns = (list_values.c.code, list_values.c.name, list_values.c.hint)
    statement = sa.select(*columns).where(list_values.c.list == list, list_values.c.active, holds_on(today()))
    rows = uow.session.execute(statement.order_by(list_values.c.position, list_values.c.code).limit(SMALL + 1)).all()
    if not 0 < len(rows) <= SMALL:
        raise NotFound(f"Daftar {list} tidak ada, atau terlalu panjang untuk ditampilkan seluruhnya.")
    return [Value(code=row.code, name=row.name, hint=row.hint) for row in rows]


def labels(uow: UnitOfWork, actor: Actor, codes: list[dict[str, str]]) -> dict[str, str]:
    """``<list>:<code>`` to name; codes that no list holds are absent, ended ones keep their name.

    A provisional id that was settled has the name of the value that it became.  What registration asks for stands in
    somebody's form: from then on the value is in use.
    """
    by_list: dict[str, set[str]] = {}
    for asked in codes:
        by_list.setdefault(asked["list"], set()).add(asked["code"])
    found = {
        f"{name}:{row.code}": row.name
        for name, wanted in by_list.items()
        for row in uow.session.execute(_names(name, sorted(wanted)))
    }
    if actor.service == OF_THE_FORMS:
        _mark_as_used(uow, by_list)
    return found


def parents(uow: UnitOfWork, _actor: Actor, list: str, codes: list[str]) -> dict[str, str]:
    """Code to the code above it; values with nothing above them are absent."""
    wanted = sa.literal(sorted(set(codes)), sa.ARRAY(sa.Text))
    mine = (list_values.c.list == list, list_values.c.code == sa.any_(wanted), list_values.c.parent != "")
    rows = uow.session.execute(sa.select(list_values.c.code, list_values.c.parent).where(*mine))
    return {row.code: row.parent for row in rows}


def _names(list: str, codes: list[str]) -> sa.CompoundSelect[Any] | sa.Select[Any]:
    wanted = sa.literal(codes, sa.ARRAY(sa.Text))
    if (table := TABLES.get(list)) is not None:
        return sa.select(table.c.id.label("code"), table.c.name).where(table.c.id == sa.any_(wanted))
    mine = sa.and_(list_values.c.list == list, list_values.c.code == sa.any_(wanted))
    became = list_values.join(
        value_aliases, sa.and_(value_aliases.c.list == list_values.c.list, value_aliases.c.code == list_values.c.code)
    )
    settled = sa.and_(value_aliases.c.list == list, value_aliases.c.alias == sa.any_(wanted))
    return sa.union_all(
        sa.select(list_values.c.code, list_values.c.name).where(mine),
        sa.select(value_aliases.c.alias, list_values.c.name).select_from(became).where(settled),
    )


def _mark_as_used(uow: UnitOfWork, by_list: dict[str, set[str]]) -> None:
    for name, codes in by_list.items():
        wanted = list_values.c.code == sa.any_(sa.literal(sorted(codes), sa.ARRAY(sa.Text)))
        fresh = (list_values.c.list == name, wanted, sa.not_(list_values.c.used))
        if uow.session.scalar(sa.select(sa.literal(1)).where(*fresh).limit(1)) is not None:
            uow.session.execute(sa.update(list_values).where(*fresh).values(used=True))
