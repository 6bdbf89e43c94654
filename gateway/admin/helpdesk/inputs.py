"""What an operator says along with an approval: the controls of each category, filled in from the ticket.

Values of long lists are found by a word and then chosen: the box is searched with the page's own button, without a
script.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from gateway.admin.lists.choices import choices_of
from gateway.admin.lists.which import ENTRIES, Kept
from gateway.services import services
from gateway.spoken import kata
from services.contracts.form_fields import FORM_FIELDS
from services.contracts.helpdesk.answers import TicketOpened
from services.contracts.helpdesk.effects import CORRECTABLE, EFFECTS, LISTS, Does
from services.contracts.reference.attributes import PARENTS, PLACED, attributes_of

OFFERED = 12
PREFIX, WORDS = "efek.", "cari."  # names of controls
Typed = Mapping[str, str]
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Input:
    """``options`` make it a select; ``searched`` is what they were found by, None where nothing is searched."""

    name: str
    label: str
    value: str = ""
    options: Pairs | None = None
    searched: str | None = None
    hint: str = ""
    empty: str = ""
    hidden: bool = False
    attrs: dict[str, Any] = field(default_factory=dict)

    @property
    def control(self) -> str:
        """Its name in the form."""
        return PREFIX + self.name

    @property
    def search_control(self) -> str:
        """The name of the box with the words that are searched."""
        return WORDS + self.name


def read(form: Typed) -> dict[str, str]:
    """The effect as the page sent it, without what is empty."""
    said = {name.removeprefix(PREFIX): text.strip() for name, text in form.items() if name.startswith(PREFIX)}
    return {name: text for name, text in said.items() if text}


def inputs_of(ticket: TicketOpened, typed: Typed) -> list[Input]:
    """The controls; ``typed`` is what the page sent before, empty on the first view."""
    return _MAKERS.get(EFFECTS[ticket["category"]].does, _none)(ticket, typed)


def _none(_ticket: TicketOpened, _typed: Typed) -> list[Input]:
    return []


def _correction(ticket: TicketOpened, typed: Typed) -> list[Input]:
    if ticket["category"] == "beda_nama":
        right = ticket["facts"].get("nama_benar", "")
        name = Input("field", "", "nama", hidden=True)
        return [name, Input("value", _("Nama yang benar"), _said(typed, "value", right))]
    labels = [(one, kata(FORM_FIELDS[one].label)) for one in CORRECTABLE]
    hint = _("Tanggal ditulis tahun-bulan-hari, contoh: 1975-03-27")
    return [
        Input("field", _("Data yang dibetulkan"), _said(typed, "field"), labels, empty=_("Pilih data")),
        Input("value", _("Isi yang benar"), _said(typed, "value"), hint=hint),
    ]


def _move(ticket: TicketOpened, typed: Typed) -> list[Input]:
    asked = [one["agency_id"] for one in ticket["transfer"] if one["side"] == "to"]
    return [_agency(typed, _("Instansi yang benar"), ticket["facts"].get("instansi_benar", ""), (asked or [""])[0])]


def _person(ticket: TicketOpened, typed: Typed) -> list[Input]:
    name = Input("name", _("Nama menurut SK"), _said(typed, "name", ticket["name"]))
    return [name, _agency(typed, _("Instansi"), "", "")]


def _agency(typed: Typed, label: str, words: str, chosen: str) -> Input:
    words = typed.get(f"{WORDS}agency_id", words)
    found = services.reference.find_areas(kind="agency", q=words, limit=OFFERED) if words else []
    options = [(one["id"], one["name"]) for one in found]
    chosen = _said(typed, "agency_id", chosen) or (options[0][0] if len(options) == 1 else "")
    if chosen and chosen not in dict(options):  # other words had found it
        known = services.reference.areas(areas=[{"kind": "agency", "id": chosen}])
        options = [*((one["id"], one["name"]) for one in known), *options]
    return Input("agency_id", label, chosen, options, words, empty=_("Pilih instansi"))


def _level1_unit(ticket: TicketOpened, typed: Typed) -> list[Input]:
    agency = ticket["agency_id"]
    found = services.reference.find_areas(kind="org_unit", agency_id=agency, limit=1000) if agency else []
    options = [(one["id"], one["name"]) for one in found]
    hint = _("Unit instansi ini yang ditandai sebagai verifikator level 1")
    return [
        Input("unit_id", _("Pindahkan ke unit"), _said(typed, "unit_id"), options, hint=hint, empty=_("Pilih unit"))
    ]


def _unit(ticket: TicketOpened, typed: Typed) -> list[Input]:
    wanted = ticket["about"]
    return [
        _found("code", _("Unit yang sudah ada"), "unor", wanted, ticket, typed, empty=_("Tidak ada, tambahkan baru")),
        Input("name", _("Nama unit"), _said(typed, "name", wanted)),
        _found("parent", _("Di bawah unit"), "unor", "", ticket, typed, empty=_("Paling atas")),
    ]


def _value(ticket: TicketOpened, typed: Typed) -> list[Input]:
    name = LISTS[ticket["category"]]
    wanted = ticket["about"]
    found = [
        _found("code", _("Data yang sudah ada"), name, wanted, ticket, typed, empty=_("Tidak ada, tambahkan baru")),
        Input("name", _("Nama"), _said(typed, "name", wanted)),
    ]
    if name in PLACED:
        found.append(_found("place", _("Lokasi"), "lokasi", "", ticket, typed, empty=_("Pilih lokasi")))
    elif name in PARENTS:
        words = {"lokasi": _("Berada di"), "pendidikan": _("Tingkat"), "jft": _("Jenjang")}
        found.append(_found("parent", words.get(name, _("Induk")), PARENTS[name], "", ticket, typed, empty=_("Pilih")))
    return [*found, *_attributes(name, typed), _confirmed(typed)]


def _attributes(name: str, typed: Typed) -> list[Input]:
    kept = next((one for one in ENTRIES.values() if one.list == name), Kept(name, "", "", ""))
    offered = choices_of(kept)
    return [
        Input(one.name, kata(one.label), _said(typed, one.name), offered.get(one.name), empty=_("Pilih"),
              attrs={} if one.name in offered else {"inputmode": "numeric"})
        for one in attributes_of(name)
    ]  # fmt: skip


def _confirmed(typed: Typed) -> Input:
    sure = [("1", _("Ya, memang data lain"))]
    return Input(
        "confirmed", _("Mirip dengan yang sudah ada?"), _said(typed, "confirmed"), sure, empty=_("Periksa dulu")
    )


def _found(
    name: str, label: str, of: str, words: str, ticket: TicketOpened, typed: Typed, *, empty: str
) -> Input:
    """A value of a list: those that fit the words, or all of a short list."""
    words = typed.get(WORDS + name, words)
    within = {"within": ticket["agency_id"]} if of in ("unor", "lokasi") and ticket["agency_id"] else {}
    found = services.reference.search(list=of, q=words, limit=OFFERED, **within) if words or of in _SHORT else []
    options = [(one["code"], f"{one['name']}, {one['hint']}" if one["hint"] else one["name"]) for one in found]
    chosen = _said(typed, name)
    if chosen and chosen not in dict(options):  # other words had found it
        known = services.reference.labels(codes=[{"list": of, "code": chosen}])
        options = [*((chosen, text) for text in known.values()), *options]
    return Input(name, label, chosen, options, words, empty=empty)


def _said(typed: Typed, name: str, otherwise: str = "") -> str:
    return typed.get(PREFIX + name, otherwise)


_SHORT = ("tingkat_pendidikan", "jenjang_jf")
_MAKERS: dict[Does, Callable[[TicketOpened, Typed], list[Input]]] = {
    Does.CORRECT_RECORD: _correction, Does.MOVE_PERSON: _move, Does.ADD_PERSON: _person, Does.ADD_UNIT: _unit,
    Does.ADD_VALUE: _value, Does.CHOOSE_UNIT: _level1_unit,
}  # fmt: skip
