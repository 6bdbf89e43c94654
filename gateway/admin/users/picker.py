"""Tambah profil: which profile, in which area, from when until when, and on which proposal."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from gateway.admin.users.wanted import Wanted, day
from gateway.services import services
from services.contracts.identity.account_answers import AreaFound, Offer
from services.contracts.verification.levels import DECIDING

LONGEST = 100
BOXES = (
    *("pilih_profil", "wilayah", "cari_wilayah", "mulai", "berakhir"),
    *("usulan_nomor", "usulan_tanggal", "usulan_oleh"),
)
Typed = Mapping[str, str]
_APART = "|"


@dataclass
class Picker:
    """What was typed, what may be chosen (value and label), and what is wrong with it."""

    typed: dict[str, str]
    offers: list[Offer]
    areas: list[tuple[str, str]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def offer(self) -> Offer | None:
        """Of the profile that was chosen."""
        return next((one for one in self.offers if one["profile"] == self.typed["pilih_profil"]), None)

    @property
    def searches(self) -> bool:
        """Whether areas are found by their name."""
        return self.offer is not None and any(not choice["name"] for choice in self.offer["choices"])

    @property
    def wants_proposal(self) -> bool:
        """Whether the profile is given on a written proposal only."""
        return self.offer is not None and self.offer["proposal"]

    def warns_of_two_levels(self, held: Collection[str]) -> bool:
        """Whether who holds these would decide at two levels."""
        chosen = self.typed["pilih_profil"]
        return chosen in DECIDING and bool(DECIDING & set(held) - {chosen})


def read(typed: Typed) -> Picker:
    """The boxes as they were typed, and the areas in which the chosen profile may be given."""
    picker = Picker({name: typed.get(name, "").strip() for name in BOXES}, services.identity.offers())
    if picker.offer is not None:
        picker.areas = _areas(picker.offer, picker.typed["cari_wilayah"][:LONGEST])
        if len(picker.areas) == 1 and not picker.searches:
            picker.typed["wilayah"] = picker.areas[0][0]
    return picker


def emptied(picker: Picker) -> Picker:
    """For the next profile."""
    return Picker(dict.fromkeys(BOXES, ""), picker.offers)


def stage(picker: Picker, taken: Collection[tuple[str, str, str]]) -> Wanted | None:
    """What was chosen, or None with the reasons in ``picker.errors``; ``taken`` is held or staged already."""
    wanted = _wanted(picker)
    if wanted is not None and wanted.key in taken:
        picker.errors["pilih_profil"] = _("Profil ini di wilayah ini sudah ada dalam daftar.")
    return None if picker.errors else wanted


def _wanted(picker: Picker) -> Wanted | None:
    if picker.offer is None:
        picker.errors["pilih_profil"] = _("Pilih profil.")
        return None
    kind, _bar, rest = picker.typed["wilayah"].partition(_APART)
    id_, _bar, name = rest.partition(_APART)
    if kind not in {choice["kind"] for choice in picker.offer["choices"]}:
        picker.errors["wilayah"] = _("Pilih wilayah kerja.")
    starts, ends = (_day(picker, box) for box in ("mulai", "berakhir"))
    return Wanted(picker.offer["profile"], kind, id_, name, starts, ends, _proposal(picker))


def _day(picker: Picker, box: str) -> str:
    try:
        return day(picker.typed[box])
    except ValueError:
        picker.errors[box] = _("Tanggal ditulis hh-bb-tttt, misalnya 31-12-2026.")
        return ""


def _proposal(picker: Picker) -> dict[str, str]:
    if not picker.wants_proposal:
        return {}
    said = {"usulan_nomor": _("Isi nomor usulan."), "usulan_oleh": _("Isi penanda tangan usulan.")}
    said["usulan_tanggal"] = _("Isi tanggal usulan.")
    picker.errors |= {box: message for box, message in said.items() if not picker.typed[box]}
    date = _day(picker, "usulan_tanggal")
    return {"number": picker.typed["usulan_nomor"], "date": date, "signatory": picker.typed["usulan_oleh"]}


def _areas(offer: Offer, q: str) -> list[tuple[str, str]]:
    named = [(_value(choice["kind"], choice["id"], choice["name"]), choice["name"]) for choice in offer["choices"]]
    found: list[AreaFound] = []
    for kind in [choice["kind"] for choice in offer["choices"] if not choice["name"]]:
        found += services.identity.find_areas(profile=offer["profile"], kind=kind, q=q)
    searched = [(_value(one["kind"], one["id"], one["name"]), _label(one)) for one in found]
    return [one for one in named if one[1]] + searched


def _value(kind: str, id_: str, name: str) -> str:
    return _APART.join((kind, id_, name))


def _label(found: Any) -> str:
    return f"{found['name']} ({found['hint']})" if found["hint"] else str(found["name"])
