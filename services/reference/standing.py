"""Where a value stands: its way down from the root of the list of locations, and the names above it as its hint."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.reference.attributes import LOCATIONS, PLACED
from services.reference.importing.list_specs import LISTS, LOKASI_KINDS
from services.reference.tables import agencies, list_values

# everything below a location, schools and health units included, follows when it moves or is named anew
MOVE = sa.text("""
    UPDATE list_values SET path = CAST(:above AS text[]) || path[array_position(path, :code):]
    WHERE path @> ARRAY[CAST(:code AS text)]
""")
RENEW_HINTS = sa.text("""
    UPDATE list_values v SET hint = concat_ws(', ', CAST(:kinds AS jsonb) ->> (v.extra ->> 'jenis'), (
        SELECT string_agg(p.name, ', ' ORDER BY step.n DESC)
        FROM unnest(v.path) WITH ORDINALITY AS step (code, n)
        JOIN list_values p ON p.list = 'lokasi' AND p.code = step.code
        WHERE v.list <> 'lokasi' OR p.code <> v.code))
    WHERE v.path @> ARRAY[CAST(:code AS text)] OR (v.list = :list AND v.code = :code)
""")


@dataclass(frozen=True)
class Standing:
    """``wrong`` is what is wrong with the parent or place, "" when it is known."""

    path: list[str]
    hint: str = ""
    wrong: str = ""


def standing(uow: UnitOfWork, list: str, code: str, parent: str, place: str) -> Standing:
    """Where a value of ``list`` with this parent or place would stand; ``code`` is its own."""
    if list in PLACED or list == LOCATIONS:
        return _placed(uow, list, code, place if list in PLACED else parent)
    spec = LISTS.get(list)
    if not parent or spec is None or not spec.parent_list:
        return Standing([])
    if spec.parent_list == "instansi":
        name = uow.session.scalar(sa.select(agencies.c.name).where(agencies.c.id == parent))
    else:
        above = (list_values.c.list == spec.parent_list, list_values.c.code == parent)
        name = uow.session.scalar(sa.select(list_values.c.name).where(*above))
    return Standing([], name) if name else Standing([], wrong=f"{parent} tidak ada dalam daftar {spec.parent_list}.")


def _placed(uow: UnitOfWork, list: str, code: str, place: str) -> Standing:
    if not place:
        return Standing([code]) if list == LOCATIONS else Standing([], wrong="Pilih lokasinya.")
    mine = (list_values.c.list == LOCATIONS, list_values.c.code == place)
    row = uow.session.execute(sa.select(list_values).where(*mine)).one_or_none()
    if row is None:
        return Standing([], wrong="Lokasi ini tidak ada dalam daftar. Pilih dari daftar.")
    if list == LOCATIONS and code in row.path:
        return Standing([], wrong="Lokasi ini berada di bawah lokasi yang sedang diubah.")
    path = row.path or [place]
    return Standing([*path, code] if list == LOCATIONS else path)


def move(uow: UnitOfWork, code: str, above: list[str]) -> None:
    """A location stands below others than before."""
    uow.session.execute(MOVE, {"code": code, "above": above})


def renew_hints(uow: UnitOfWork, list: str, code: str) -> None:
    """The names above a value, and above everything that stands below it."""
    kinds = sa.bindparam("kinds", LOKASI_KINDS if list == LOCATIONS else {}, sa.JSON)
    uow.session.execute(RENEW_HINTS.bindparams(kinds), {"list": list, "code": code})
