"""The filter bar: what of the actor's area is shown, kept in the address."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from gateway.admin.statistics.measures import DEFAULT, MEASURES, Measure
from services.contracts.reporting.answers import AgencyPlace
from services.contracts.reporting.requests import NATIONAL, REGIONAL

KINDS = {NATIONAL: _("Instansi pusat"), REGIONAL: _("Instansi daerah")}
TIMES = {"": _("Seluruh masa"), "30": _("30 hari terakhir"), "7": _("7 hari terakhir")}  # days
LONGEST = 36  # characters of an id


@dataclass(frozen=True)
class Filter:
    """As typed in the address; what is unknown narrows nothing, except for ids: those reporting judges."""

    days: str = ""
    kanreg: str = ""
    province: str = ""
    agency: str = ""
    kind: str = ""
    status: str = DEFAULT

    @classmethod
    def of(cls, typed: MultiDict[str, str]) -> Filter:
        """``waktu``, ``kanreg``, ``provinsi``, ``instansi``, ``jenis``, ``status``."""
        days, kind, status = typed.get("waktu", ""), typed.get("jenis", ""), typed.get("status", DEFAULT)
        return cls(
            days if days in TIMES else "", typed.get("kanreg", "")[:LONGEST], typed.get("provinsi", "")[:10],
            typed.get("instansi", "")[:LONGEST], kind if kind in KINDS else "",
            status if status in MEASURES else DEFAULT,
        )  # fmt: skip

    @property
    def measure(self) -> Measure:
        """What map and rankings are of."""
        return MEASURES[self.status]

    @property
    def area(self) -> dict[str, str]:
        """As reporting is asked."""
        return {
            "agency_id": self.agency, "kanreg_id": self.kanreg, "province_code": self.province, "kind": self.kind
        }  # fmt: skip

    @property
    def narrows(self) -> bool:
        """Whether anything of the area is left out."""
        return any(self.area.values())

    def address(self, path: str = "/admin/statistik", **other: str) -> str:
        """The same page with other words in the bar."""
        one = replace(self, **other)
        words = {
            "waktu": one.days, "kanreg": one.kanreg, "provinsi": one.province, "instansi": one.agency,
            "jenis": one.kind, "status": "" if one.status == DEFAULT else one.status,
        }  # fmt: skip
        query = urlencode({name: word for name, word in words.items() if word})
        return f"{path}?{query}" if query else path

    def holds(self, agency: AgencyPlace) -> bool:
        """Whether an agency is inside; reporting's own rule for the rest of the figures is the same."""
        return (
            self.agency in ("", agency["agency_id"])
            and self.kanreg in ("", agency["kanreg_id"])
            and self.province in ("", agency["province_code"])
            and self.kind in ("", NATIONAL if agency["national"] else REGIONAL)
        )


def choices(agencies: Sequence[AgencyPlace], chosen: Filter) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen: kanregs, provinces, and the agencies inside those that are chosen already."""
    inside = replace(chosen, agency="")
    return {
        "kanreg": _sorted({(one["kanreg_id"], one["kanreg"]) for one in agencies}),
        "province": _sorted({(one["province_code"], one["province"]) for one in agencies}),
        "agency": _sorted({(one["agency_id"], one["agency"]) for one in agencies if inside.holds(one)}),
    }


def _sorted(pairs: set[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted((pair for pair in pairs if pair[0]), key=lambda pair: pair[1])
