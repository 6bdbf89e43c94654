"""Where a regional agency lies in the list of locations: the province or regency that has its name.

The list of BKN writes regencies and cities alike ("BANDUNG" stands there twice); what two places may mean is left open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from services.contracts.spelling.how_search_matches import words

PROVINCE, REGENCY, CITY = "PROV", "KAB", "KOT"
KINDS = {"kabupaten": REGENCY, "kab": REGENCY, "kota": CITY}
SHORT = {"kep": "kepulauan", "sel": "selatan", "ut": "utara"}
SAYS_NOTHING = {"pemerintah", "provinsi", "daerah", "khusus", "istimewa", "ibukota", "dki", "di", "d", "i", *KINDS}


class Location(NamedTuple):
    """A province (``province`` is "") or a regency with the name of its province."""

    code: str
    name: str
    province: str


def place_of(kind: str, name: str, province: str, locations: Iterable[Location]) -> str:
    """The code of the one location that is meant, "" for none or several."""
    if kind == PROVINCE:
        fitting = [one for one in locations if not one.province and _bare(one.name) == _bare(province)]
    else:
        inside = [one for one in locations if one.province and _bare(one.province) == _bare(province)]
        fitting = [one for one in inside if _bare(one.name) == _bare(name) and _kind(one.name) in (kind, "")]
    return fitting[0].code if len(fitting) == 1 else ""


def _bare(name: str) -> str:
    """The letters of its words that tell it from others: Pematang Siantar is Pematangsiantar."""
    return "".join(SHORT.get(word, word) for word in words(name) if word not in SAYS_NOTHING)


def _kind(name: str) -> str:
    return next((KINDS[word] for word in words(name) if word in KINDS), "")
