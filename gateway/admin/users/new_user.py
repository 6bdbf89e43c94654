"""Tambah: what its form holds between its steps, and how a NIP fills name and user name."""
from __future__ import annotations

from dataclasses import dataclass, field

from flask import request
from flask_babel import gettext as _

from gateway.account.first_password import twice
from gateway.admin.users import picker as picking
from gateway.admin.users.password import BY_LINK, way
from gateway.admin.users.wanted import FIELD, Wanted, all_of
from gateway.services import services
from services.contracts.identity.account_answers import PersonFound

BOXES = ("nip", "nip_ditemukan", "nama", "instansi", "username", "username_usulan", "email", "tab")
DATA, PROFILES = "data", "profil"


@dataclass
class NewUser:
    """``typed`` as it was; ``nip_ditemukan`` is the NIP whose holder ``nama`` and ``instansi`` name."""

    typed: dict[str, str]
    way: str
    add: list[Wanted]
    picker: picking.Picker
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def tab(self) -> str:
        """The part that is shown."""
        return self.typed["tab"] or DATA

    @property
    def found(self) -> bool:
        """Whether the NIP in its box has been looked up."""
        return bool(self.typed["nama"]) and self.typed["nip"] == self.typed["nip_ditemukan"]

    @property
    def held(self) -> set[str]:
        """The profiles that are staged."""
        return {one.profile for one in self.add}

    def show(self, tab: str) -> None:
        """Turn to a part of the form."""
        self.typed["tab"] = tab


def read() -> NewUser:
    """As the form has it."""
    typed = {name: request.form.get(name, "").strip() for name in BOXES}
    typed["nip"] = "".join(typed["nip"].split())
    return NewUser(typed, way(), all_of(request.form.getlist(FIELD)), picking.read(request.form))


def look_up(new: NewUser) -> None:
    """Fill in whose NIP it is, and a user name unless one was typed.  Raises what identity refuses."""
    new.show(DATA)
    if not new.typed["nip"]:
        new.errors["nip"] = _("Isi NIP.")
        return
    person: PersonFound = services.identity.look_up_person(nip=new.typed["nip"])
    chosen = new.typed["username"] not in ("", new.typed["username_usulan"])
    new.typed |= {"nip": person["nip"], "nip_ditemukan": person["nip"], "nama": person["name"]}
    new.typed |= {"instansi": person["agency"], "username_usulan": person["username"]}
    new.typed["username"] = new.typed["username"] if chosen else person["username"]
    if person["account"]:
        new.errors["nip"] = _("%(name)s sudah punya akun, %(account)s.", name=person["name"], account=person["account"])


def stage(new: NewUser) -> None:
    """Add what the boxes of the profile say."""
    new.show(PROFILES)
    wanted = picking.stage(new.picker, {one.key for one in new.add})
    new.errors |= new.picker.errors
    if wanted is not None:
        new.add.append(wanted)
        new.picker = picking.emptied(new.picker)


def check(new: NewUser) -> None:
    """What is missing before identity is asked; the part with the first error is shown."""
    said = {"nip": _("Isi NIP."), "username": _("Isi username.")}
    new.errors |= {box: message for box, message in said.items() if not new.typed[box]}
    if new.way == BY_LINK and not new.typed["email"]:
        new.errors["email"] = _("Tautan aktivasi dikirim lewat e-mail: isi alamatnya.")
    new.errors |= {} if new.way == BY_LINK else twice()
    new.show(DATA if new.errors else PROFILES)
    if new.picker.offer is not None:  # chosen, and not yet added: meant, too
        tab = new.tab
        stage(new)
        new.show(tab)
    elif not new.add:
        new.errors["pilih_profil"] = _("Beri sedikitnya satu profil.")
