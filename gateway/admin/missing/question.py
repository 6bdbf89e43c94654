"""What a list of missing people is asked for, as the address says it."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from flask import request

from services.contracts.registration.missing import UNEXPLAINED, Reason, Stage, Standing

PATH = "/admin/belum-terdata"
LIST = f"{PATH}/orang"
LONGEST = 36  # characters of an id


@dataclass(frozen=True)
class Question:
    """Texts; what is unknown narrows nothing, except for ids: those the service judges."""

    instansi: str = ""
    unit: str = ""
    cari: str = ""
    keadaan: str = ""
    alasan: str = ""
    tahap: str = ""
    lewat: str = ""
    setelah: str = ""

    @classmethod
    def read(cls) -> Self:
        """``lewat``: 1 for those whose deadline is over."""
        said = request.args
        return cls(
            said.get("instansi", "")[:LONGEST], said.get("unit", "")[:LONGEST], said.get("cari", "").strip()[:100],
            _known(said.get("keadaan", ""), Standing), _known(said.get("alasan", ""), {UNEXPLAINED, *Reason}),
            _known(said.get("tahap", ""), Stage), "1" if said.get("lewat") == "1" else "",
            said.get("setelah", "")[:300],
        )  # fmt: skip

    def asked(self) -> dict[str, Any]:
        """As registration is asked."""
        return {
            "agency_id": self.instansi, "unit_id": self.unit, "q": self.cari, "standing": self.keadaan,
            "reason": self.alasan, "stage": self.tahap, "overdue": bool(self.lewat),
        }  # fmt: skip

    @property
    def narrowed(self) -> bool:
        """Whether anything but the place narrows the list."""
        return any((self.cari, self.keadaan, self.alasan, self.tahap, self.lewat))

    def address(self, path: str = LIST, **changed: str) -> str:
        """A page that keeps the list as it is, or as ``changed``."""
        one = replace(self, **changed)
        kept = {name: value for name, value in vars(one).items() if value}
        return path + (f"?{urlencode(kept)}" if kept else "")


def _known(text: str, values: Any) -> str:
    return text if text in {str(one) for one in values} else ""
