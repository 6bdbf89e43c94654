"""The table of agencies: searched, ordered, cut into pages; all agencies of the actor come in one answer."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from gateway.admin.statistics.funnel import WITH_CITIZEN, came_as_far_as
from services.contracts.reporting.answers import AgencyCount
from services.contracts.verification.levels import STAGES

PAGE = 50
DEFAULT = "tertinggal"


@dataclass(frozen=True)
class AgencyRow:
    """One agency's way through the campaign."""

    agency_id: str
    name: str
    expected: int
    registered: int
    sent: int
    waiting: int
    returned: int
    finished: int

    @property
    def share(self) -> float:
        """Finished of expected, 0 to 1."""
        return self.finished / self.expected if self.expected else 0.0


ORDERS: dict[str, tuple[str, Callable[[AgencyRow], tuple[float, str]]]] = {
    "tertinggal": (_("Paling tertinggal"), lambda row: (row.share, row.name)),
    "menunggu": (_("Paling banyak menunggu"), lambda row: (-row.waiting, row.name)),
    "selesai": (_("Paling banyak selesai"), lambda row: (-row.share, row.name)),
    "nama": (_("Nama instansi"), lambda row: (0, row.name)),
}


@dataclass(frozen=True)
class Table:
    """A page of the table; ``pages`` is at least 1."""

    rows: Sequence[AgencyRow]
    found: int
    page: int
    pages: int


def table(agencies: Sequence[AgencyCount], q: str, order: str, page: int) -> Table:
    """``order`` is a key of ``ORDERS``; an unknown one and a page that is not there are mended silently."""
    rows = [_row(agency) for agency in agencies if q.casefold() in agency["agency"].casefold()]
    rows.sort(key=ORDERS.get(order, ORDERS[DEFAULT])[1])
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(1, page), pages)
    return Table(rows[(page - 1) * PAGE : page * PAGE], len(rows), page, pages)


def rows_of(agencies: Sequence[AgencyCount]) -> list[AgencyRow]:
    """All of them, as reporting orders them."""
    return [_row(agency) for agency in agencies]


def _row(agency: AgencyCount) -> AgencyRow:
    counts = agency["stages"]
    return AgencyRow(
        agency["agency_id"], agency["agency"], counts.get("expected", 0),
        came_as_far_as("registered", counts), came_as_far_as("sent", counts),
        sum(counts.get(stage, 0) for stage in ("sent", *STAGES)),
        counts.get(WITH_CITIZEN, 0), came_as_far_as("completed", counts),
    )
