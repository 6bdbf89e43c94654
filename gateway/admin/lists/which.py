"""Which lists have a page of their own in the menu, and where every other one is kept."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort
from flask_babel import lazy_gettext as _

from gateway.admin.lists.names import NAMES
from services.contracts.reference.attributes import HEALTH_UNITS, LOCATIONS, PARENTS, PLACED, SCHOOLS


@dataclass(frozen=True)
class Kept:
    """A list with its address and words; ``points_to`` is the list of its location or parent, "" for none."""

    list: str
    home: str
    title: Any
    one: Any
    pointer: Any = ""
    bkn: bool = False  # kept by BKN: codes, days and imports are shown

    @property
    def points_to(self) -> str:
        """The list of locations for what lies at one, the list above for what stands below another value."""
        return LOCATIONS if self.list in PLACED else PARENTS.get(self.list, "")

    @property
    def pointing_field(self) -> str:
        """What the service calls it."""
        return "place" if self.list in PLACED else "parent"


ENTRIES = {
    "sekolah": Kept(SCHOOLS, "/admin/sekolah", _("Entry Sekolah"), _("Sekolah"), _("Lokasi sekolah")),
    "unit-kesehatan": Kept(
        HEALTH_UNITS, "/admin/unit-kesehatan", _("Entry Unit Kesehatan"), _("Unit kesehatan"), _("Lokasi unit")
    ),
    "lokasi": Kept(LOCATIONS, "/admin/lokasi", _("Entry Lokasi"), _("Lokasi"), _("Berada di")),
}
REFERENCE = "/admin/referensi"


def in_the_menu(entry: str) -> Kept:
    """The list of a menu's entry."""
    return ENTRIES[entry]


def of_bkn(name: str) -> Kept:
    """Any list, as BKN keeps it; an unknown one is not found."""
    if name not in NAMES:
        abort(404)
    pointers = {one.list: one.pointer for one in ENTRIES.values()}
    return Kept(name, f"{REFERENCE}/{name}", NAMES[name], _("Nilai"), pointers.get(name, _("Induk")), bkn=True)
