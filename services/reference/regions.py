"""Where an official keeps a list: the own agency's province or regency, or a national agency's own institutions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.attributes import LOCATIONS
from services.reference.domain.who_keeps_which_list import agencies_in_whose_regions, keeps_everywhere
from services.reference.tables import agencies, list_values

NOT_KEPT = "Daftar ini tidak ada di wilayah kerja Anda."


@dataclass(frozen=True)
class Region:
    """``place`` is a code of the list of locations; without one it is the agency's own institutions (``owner``)."""

    owner: str
    place: str
    name: str

    def holds(self, path: Collection[str], owner: str) -> bool:
        """Whether a value with this path of places and this owner lies in it."""
        return not owner and self.place in path if self.place else owner == self.owner

    def condition(self) -> sa.ColumnElement[bool]:
        """The same for rows; the region itself is none of its own locations."""
        v = list_values.c
        if not self.place:
            return v.owner == self.owner
        below = sa.or_(v.list != LOCATIONS, v.code != self.place)
        return sa.and_(v.owner == "", v.path.contains([self.place]), below)


def regions(uow: UnitOfWork, actor: Actor, list: str) -> list[Region] | None:
    """The actor's regions for a list, None for everywhere.  Raises ``NotFound`` where the list is not the actor's."""
    if keeps_everywhere(actor):
        return None
    kept = agencies_in_whose_regions(actor, list)
    if not kept:
        raise NotFound(NOT_KEPT)
    rows = uow.session.execute(sa.select(agencies).where(agencies.c.id.in_(kept)).order_by(agencies.c.code)).all()
    if not rows:
        raise NotFound(NOT_KEPT)
    return [region_of(row) for row in rows]


def region_of(agency: sa.Row[Any]) -> Region:
    """A national agency's institutions, and those of an agency whose place nobody has told, are its own ones."""
    return Region(agency.id, "" if agency.national else agency.place, agency.name)


def within(kept: list[Region] | None) -> sa.ColumnElement[bool]:
    """The condition for rows of all these regions."""
    return sa.true() if kept is None else sa.or_(*(region.condition() for region in kept))
