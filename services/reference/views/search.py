"""The type-ahead over lists and org units: every word in any order, best first, then what was perhaps meant."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reference.answers import Value
from services.contracts.reference.attributes import LOCATIONS
from services.contracts.spelling.how_search_matches import Wanted, searched_text
from services.reference.holding import holds_on, today
from services.reference.matching import TRIGRAMS_ARE_HERE, as_meant, as_typed, fits
from services.reference.tables import agencies, list_values, org_units

UNITS, AGENCIES = "unor", "instansi"  # lists that are tables of their own
LOOKED_AT = 1000  # values
ALIKE_FROM = 4  # letters: shorter words are alike to everything

LET_MISTAKES_PASS = sa.select(sa.func.set_config("pg_trgm.word_similarity_threshold", "0.5", True))  # noqa: FBT003


def search(uow: UnitOfWork, _actor: Actor, list: str, q: str, within: str, limit: int) -> list[Value]:
    """Up to ``limit`` values of a list; ``within`` an agency units are its own, locations those of its region."""
    region = _region(uow, list, within)
    found = _units(within) if list == UNITS else _agencies() if list == AGENCIES else _values(list, region)
    rows = _best(uow, found, q, as_typed(q), limit)
    rows = rows or [*_perhaps(uow, found, list, q, limit)]
    hints = _places(uow, [row.code for row in rows]) if list == UNITS else {row.code: row.hint for row in rows}
    return [Value(code=row.code, name=row.name, hint=hints.get(row.code, "")) for row in rows]


def _perhaps(uow: UnitOfWork, found: sa.Select[Any], list: str, q: str, limit: int) -> Sequence[sa.Row[Any]]:
    """With near words for mistyped ones; where a list has none that are near, whatever sounds alike."""
    attempts = as_meant(uow, list, q)
    for parts in attempts:
        if rows := _best(uow, found, q, parts, limit):
            return rows
    if attempts or len(q) < ALIKE_FROM or not uow.session.scalar(TRIGRAMS_ARE_HERE):
        return []
    uow.session.execute(LET_MISTAKES_PASS)
    return uow.session.execute(_alike(found, q).limit(limit)).all()


def _values(list: str, region: str) -> sa.Select[Any]:
    v = list_values.c
    inside = v.path.contains([region]) if region else sa.true()
    mine = (v.list == list, v.active, holds_on(today()), inside)
    return sa.select(v.code, v.name, v.hint, v.rank, v.search).where(*mine)


def _region(uow: UnitOfWork, list: str, agency_id: str) -> str:
    """The place of a regional agency, for a search among locations."""
    if list != LOCATIONS or not agency_id:
        return ""
    place = sa.select(agencies.c.place).where(agencies.c.id == agency_id, sa.not_(agencies.c.national))
    return uow.session.scalar(place) or ""


def _units(within: str) -> sa.Select[Any]:
    u = org_units.c
    rank = sa.func.cardinality(u.path).label("rank")  # higher units first
    statement = sa.select(u.id.label("code"), u.name, rank, u.search).where(u.active)
    return statement.where(u.agency_id == within) if within else statement


def _agencies() -> sa.Select[Any]:
    a = agencies.c
    searched = sa.func.concat(" ", sa.func.lower(a.name)).label("search")
    return sa.select(a.id.label("code"), a.name, a.code.label("hint"), sa.literal(0).label("rank"), searched)


def _best(uow: UnitOfWork, found: sa.Select[Any], q: str, parts: Sequence[Wanted], limit: int) -> list[sa.Row[Any]]:
    """Values with exactly this name, then likelier kinds, short names first.

    Two questions: the order of the second is that of an index, so that a word of most values is no more work.
    """
    columns, whole = found.selected_columns, searched_text(q)
    if not whole.strip():
        return [*uow.session.execute(found.order_by(columns.rank, columns.name, columns.code).limit(limit))]
    likeliest = (columns.rank, sa.func.length(columns.name), columns.name, columns.code)
    exact = uow.session.execute(found.where(columns.search == whole).order_by(*likeliest).limit(limit)).all()
    others = found.where(*fits(columns.search, parts), columns.search != whole)
    if len(exact) == limit:
        return [*exact]
    return [*exact, *uow.session.execute(others.order_by(*likeliest).limit(limit - len(exact)))]


def _alike(found: sa.Select[Any], q: str) -> sa.Select[Any]:
    """The likest of the first ``LOOKED_AT`` that are alike: a common word is like tens of thousands."""
    text, searched = searched_text(q).strip(), found.selected_columns.search
    some = found.where(searched.bool_op("%>")(text)).limit(LOOKED_AT).subquery()
    return sa.select(some).order_by(sa.func.word_similarity(text, some.c.search).desc(), some.c.name)


def _places(uow: UnitOfWork, unit_ids: list[str]) -> dict[str, str]:
    """The names above each unit, nearest first."""
    above = sa.func.unnest(org_units.c.path).table_valued("id", with_ordinality="n").render_derived()
    parent = org_units.alias("parent")
    names = sa.func.string_agg(parent.c.name, aggregate_order_by(sa.literal(", "), above.c.n.desc()))
    statement = (
        sa.select(org_units.c.id, names)
        .select_from(org_units.join(above, sa.true()).join(parent, parent.c.id == above.c.id))
        .where(org_units.c.id == sa.any_(sa.literal(unit_ids, sa.ARRAY(sa.Text))), parent.c.id != org_units.c.id)
        .group_by(org_units.c.id)
    )
    return {row[0]: row[1] for row in uow.session.execute(statement)}
