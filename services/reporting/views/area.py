"""What a page's filter bar means: the agencies that the actor sees, and those whose tallies are added up."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.answers import Agency
from services.contracts.reporting.answers import AgencyPlace
from services.reporting.builds import SHOWN
from services.reporting.counting import COUNTRY
from services.reporting.domain.whose_figures import agencies_of, in_area, sees_the_country
from services.reporting.tables import tallies

NOT_HERE = "Instansi ini tidak ditemukan di wilayah Anda."


@dataclass(frozen=True)
class Area:
    """``visible``: every agency of the actor; ``added``: whose tallies make the figures."""

    visible: list[Agency]
    added: Collection[str]
    whole_country: bool

    @property
    def is_visible(self) -> sa.ColumnElement[bool]:
        """Of a tally; the whole country is not looked up in a list of all agencies, row by row."""
        ids = sorted(agency["id"] for agency in self.visible)
        return tallies.c.agency_id != COUNTRY if self.whole_country else among(tallies.c.agency_id, ids)

    def tallies(self, *kinds: str) -> sa.Select[Any]:
        """Kind, a, b and people, added up over the area."""
        t = tallies.c
        mine = (t.build == SHOWN, among(t.kind, kinds), among(t.agency_id, sorted(self.added)))
        people = sa.cast(sa.func.sum(t.people), sa.BigInteger).label("people")
        return sa.select(t.kind, t.a, t.b, people).where(*mine).group_by(t.kind, t.a, t.b)


def place(agency: Agency) -> AgencyPlace:
    """Of one agency, in the filter bar."""
    return AgencyPlace(
        agency_id=agency["id"], agency=agency["name"], national=agency["national"],
        kanreg_id=agency["kanreg_id"], kanreg=agency["kanreg_name"],
        province_code=agency["province_code"], province=agency["province"],
    )  # fmt: skip


def area(actor: Actor, services: Services, **filtered: str) -> Area:
    """Raises ``NotFound`` for what lies outside the jurisdiction or does not exist."""
    known = services.reference.agencies()
    mine = agencies_of(actor, known)
    visible = [agency for agency in known if agency["id"] in mine]
    inside = {agency["id"] for agency in visible if in_area(agency, **filtered)}
    if not inside and any(filtered.values()):
        raise NotFound(NOT_HERE)
    everything = sees_the_country(actor)
    return Area(visible, [COUNTRY] if everything and not any(filtered.values()) else inside, everything)
