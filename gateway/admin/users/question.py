"""What the list of accounts is asked for; it stands in the address of every page of Manajemen Pengguna."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from flask import request

from services.contracts.identity.account_requests import GROUPS, ORDERS, STATES
from services.contracts.profiles import Profile

HOME = "/admin/pengguna"
_PROFILES, _LONGEST_SEARCH, _LONGEST_CURSOR = {*Profile, *GROUPS}, 100, 400


@dataclass(frozen=True)
class Question:
    """Words, a profile or a group of them, a state, an order, and the last row of the page before."""

    cari: str = ""
    profil: str = ""
    status: str = ""
    urut: str = "name"
    setelah: str = ""

    @classmethod
    def read(cls) -> Self:
        """As the address says it; what no list knows is left out."""
        typed = {name: request.args.get(name, "").strip() for name in ("cari", "profil", "status", "urut", "setelah")}
        return cls(
            cari=typed["cari"][:_LONGEST_SEARCH],
            profil=typed["profil"] if typed["profil"] in _PROFILES else "",
            status=typed["status"] if typed["status"] in STATES else "",
            urut=typed["urut"] if typed["urut"] in ORDERS else "name",
            setelah=typed["setelah"][:_LONGEST_CURSOR],
        )

    @property
    def filtered(self) -> bool:
        """Whether it leaves anybody out."""
        return bool(self.cari or self.profil or self.status)

    def address(self, path: str = "", **changed: str) -> str:
        """A page below Manajemen Pengguna that keeps the list as it is, or as ``changed``."""
        asked = replace(self, **changed)
        said = {name: value for name, value in vars(asked).items() if value and (name, value) != ("urut", "name")}
        return f"{HOME}{path}" + (f"?{urlencode(said)}" if said else "")

    def sorted_by(self, column: str) -> str:
        """The address of the list in the order of ``column``, backwards when it is so already."""
        return self.address(urut=f"-{column}" if self.urut == column else column, setelah="")

    def direction(self, column: str) -> str:
        """As ``aria-sort`` has it; "" for a column that does not order the list."""
        return {column: "ascending", f"-{column}": "descending"}.get(self.urut, "")

    def asked(self) -> dict[str, Any]:
        """The same as identity is asked."""
        return {"q": self.cari, "profile": self.profil, "state": self.status, "order": self.urut, "after": self.setelah}
