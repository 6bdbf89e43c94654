"""The two lists of registrants: the verifier's, who decides, and the agency admin's, who helps people in."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from flask import request
from flask_babel import lazy_gettext as _

from services.contracts.registration.registrants import STATES

WORDS = {  # of each state: word, tone, icon
    "baru": (_("BARU"), "info", ""),
    "aktif": (_("AKTIF"), "plain", "check"),
    "ditolak": (_("DITOLAK"), "bad", "x"),
}
ALL = "semua"


@dataclass(frozen=True)
class Desk:
    """``first``: the state with which the list begins, "" for all."""

    path: str
    title: Any
    about: Any
    first: str


VETTING = Desk(
    "/admin/registrasi", _("Registrasi"), _("Setujui atau tolak pendaftaran dengan nomor register."), "baru"
)
HELPING = Desk(
    "/admin/pendaftar", _("Manajemen Pendaftar"), _("Cari pendaftar, ganti kata sandinya, kirim ulang buktinya."), ""
)


@dataclass(frozen=True)
class Question:
    """Words, a state and the last row of the page before; they stand in the address."""

    desk: Desk
    cari: str = ""
    status: str = ""
    setelah: str = ""

    @classmethod
    def read(cls, desk: Desk) -> Self:
        """As the address says it; a state that does not exist is the desk's first."""
        status = request.args.get("status", "")
        wanted = status if status in STATES else "" if status == ALL else desk.first
        return cls(desk, request.args.get("cari", "").strip()[:100], wanted, request.args.get("setelah", "")[:100])

    def address(self, path: str = "", **changed: str) -> str:
        """A page below this desk that keeps the list as it is, or as ``changed``."""
        asked = replace(self, **changed)  # type: ignore[arg-type]  # texts only, never the desk
        status = "" if asked.status == self.desk.first else asked.status or ALL
        said = {"cari": asked.cari, "status": status, "setelah": asked.setelah}
        kept = {name: value for name, value in said.items() if value}
        return f"{self.desk.path}{path}" + (f"?{urlencode(kept)}" if kept else "")
