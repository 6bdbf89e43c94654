"""What a page of a list is asked for; it stands in the address of every page of the list."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import quote, urlencode

from flask import request

from gateway.admin.lists.which import Kept
from services.contracts.reference.values import STATES

_LONGEST_SEARCH, _LONGEST_CURSOR = 100, 600
SLUGS = {"berlaku": "holds", "akan": "coming", "berakhir": "ended", "semua": ""}
DEFAULT = "berlaku"

assert set(SLUGS.values()) == {*STATES, ""}  # noqa: S101 - a new state needs its word here


@dataclass(frozen=True)
class Question:
    """Words, a state, and the last row of the page before."""

    home: str
    cari: str = ""
    status: str = DEFAULT
    setelah: str = ""

    @classmethod
    def read(cls, kept: Kept) -> Self:
        """As the address says it; what no list knows is left out."""
        typed = {name: request.args.get(name, "").strip() for name in ("cari", "status", "setelah")}
        return cls(
            home=kept.home, cari=typed["cari"][:_LONGEST_SEARCH], setelah=typed["setelah"][:_LONGEST_CURSOR],
            status=typed["status"] if typed["status"] in SLUGS else DEFAULT,
        )  # fmt: skip

    @property
    def filtered(self) -> bool:
        """Whether it leaves anything out that holds today."""
        return bool(self.cari) or self.status != DEFAULT

    def address(self, path: str = "", **changed: str) -> str:
        """A page below the list that keeps the list as it is, or as ``changed``."""
        asked = replace(self, **changed)
        said = {name: value for name, value in vars(asked).items() if name != "home" and value}
        said.pop("status") if asked.status == DEFAULT else None
        return f"{self.home}{path}" + (f"?{urlencode(said)}" if said else "")

    def of(self, what: str, code: str) -> str:
        """The address of one value: ``what`` is lihat, ubah, akhiri, hapus."""
        return self.address(f"/{what}/{quote(code)}")

    def asked(self) -> dict[str, Any]:
        """The same as reference is asked."""
        return {"q": self.cari, "state": SLUGS[self.status], "after": self.setelah}
