"""A value as it was written: checked, with everything that follows from it; and the value of a page, locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.reference.attributes import LOCATIONS, PLACED
from services.contracts.spelling.how_search_matches import searched_text, words
from services.reference.checked_attributes import wrong_attributes
from services.reference.importing.list_specs import LISTS
from services.reference.likely_same import exactly_there, likely_same
from services.reference.regions import NOT_KEPT, Region, within
from services.reference.standing import standing
from services.reference.tables import list_values

FORMULA = ("=", "+", "-", "@")  # what a spreadsheet program would calculate
STALE = "Data ini sudah diubah oleh %s sejak halaman dibuka."
TWICE = "Data yang mirip sudah ada. Periksa dulu sebelum menyimpan."
THERE = "Nama ini sudah ada di tempat yang sama."
UNKNOWN = "Data ini tidak ada di wilayah kerja Anda."


def locked(uow: UnitOfWork, kept: list[Region] | None, list: str, code: str, version: int) -> sa.Row[Any]:
    """The value, locked.  Raises ``NotFound`` outside the regions, ``Conflict`` when somebody was first."""
    mine = (list_values.c.list == list, list_values.c.code == code, within(kept))
    row = uow.session.execute(sa.select(list_values).where(*mine).with_for_update()).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    if row.version != version:
        at = row.changed_at.isoformat() if row.changed_at else ""
        raise Conflict(STALE % (row.changed_by or "impor data"), code="stale", by=row.changed_by, at=at)
    return row


def known_list(name: str) -> None:
    """Raises ``NotFound`` for a list that nobody has heard of; org units and agencies are kept elsewhere."""
    if name not in LISTS:
        raise NotFound(NOT_KEPT)


def checked(
    uow: UnitOfWork, kept: Sequence[Region] | None, list: str, code: str, *, before: sa.Row[Any] | None,
    name: str, parent: str, place: str, attributes: dict[str, str], confirmed: bool,
) -> dict[str, Any]:
    """The columns of the value.  Raises ``Invalid`` with every field that is wrong, ``Conflict`` for a likely double.

    A regional operator's value stands in the own region, a national agency's is its own.
    """
    said = {key: text.strip() for key, text in attributes.items()}
    where = standing(uow, list, code, parent, place)
    owner = before.owner if before is not None else _owner(kept, where.path)
    fields = {name: [message] for name, message in wrong_attributes(uow, list, said).items()}
    if not words(name) or name.startswith(FORMULA):
        fields["name"] = ["Nama harus dimulai dengan huruf atau angka."]
    at = "place" if list in PLACED else "parent"
    if where.wrong:
        fields[at] = [where.wrong]
    elif kept is not None and not any(region.holds(_above(list, where.path), owner) for region in kept):
        fields[at] = ["Pilih lokasi di wilayah kerja Anda."]
    if fields:
        raise Invalid("Periksa kembali isian yang ditandai.", fields=fields)
    _assert_new(uow, list, code, before=before, name=name, where=where.path, confirmed=confirmed, parent=parent)
    extra = (before.extra if before is not None else {}) | said
    return {
        "name": name, "parent": "" if list in PLACED else parent, "place": place if list in PLACED else "",
        "path": where.path, "hint": where.hint or (before.hint if before is not None else ""), "extra": extra,
        "owner": owner, "search": searched_text(name, extra.get("kode", "")),
    }  # fmt: skip


def _above(list: str, path: list[str]) -> list[str]:
    """A location lies in a region when what is above it does."""
    return path[:-1] if list == LOCATIONS else path


def _owner(kept: Sequence[Region] | None, path: list[str]) -> str:
    """Nobody's where a region's operator or BKN writes it, else the national agency's."""
    if kept is None or any(region.place and region.place in path for region in kept):
        return ""
    return next((region.owner for region in kept if not region.place), "")


def _assert_new(
    uow: UnitOfWork, list: str, code: str, *, before: sa.Row[Any] | None, name: str, where: list[str], confirmed: bool,
    parent: str,
) -> None:
    if before is not None and before.name == name and before.path == where and before.parent == parent:
        return
    if exact := exactly_there(uow, list, name, where, parent, without=code):
        raise Invalid(THERE, fields={"name": [THERE]}, same=exact)
    if not confirmed and (same := likely_same(uow, list, name, where, parent, without=code)):
        raise Conflict(TWICE, code="likely_same", by="", at="", same=same)
