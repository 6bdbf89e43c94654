"""What the inbox is asked for: a queue, words and filters; all of it stands in the address."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from flask import request

from gateway.admin.verification import queues
from services.contracts.verification.requests import STATUS

HOME = "/admin/verifikasi"
CHANGES = {"tanpa": "none", "tanggal-lahir": "birth_date"}
AGES = (1, 3, 5)  # working days at least
_NAMES = ("cari", "usia", "perubahan", "instansi", "unit", "status", "setelah")


@dataclass(frozen=True)
class Question:
    """``usia`` is a number of working days, ``setelah`` the last row of the page before."""

    queue: queues.Queue
    cari: str = ""
    usia: str = ""
    perubahan: str = ""
    instansi: str = ""
    unit: str = ""
    status: str = ""
    setelah: str = ""

    @classmethod
    def read(cls) -> Self:
        """As the address says it; what no list knows is left out."""
        typed = {name: request.args.get(name, "").strip()[:100] for name in _NAMES}
        queue = queues.BY_SLUG.get(request.args.get("antrean", ""), queues.DEFAULT)
        return cls(
            queue,
            cari=typed["cari"],
            usia=typed["usia"] if re.fullmatch(r"[1-9][0-9]?", typed["usia"]) else "",
            perubahan=typed["perubahan"] if typed["perubahan"] in CHANGES else "",
            instansi=typed["instansi"][:64],
            unit=typed["unit"][:64],
            status=typed["status"] if queue is queues.SEARCH and STATUS.fullmatch(typed["status"]) else "",
            setelah=typed["setelah"],
        )

    @property
    def filtered(self) -> bool:
        """Whether it leaves anything of the queue out."""
        return any((self.cari, self.usia, self.perubahan, self.instansi, self.unit, self.status))

    def said(self, **changed: str) -> dict[str, str]:
        """The words of the address, as they are or as ``changed``; a changed list begins at its start."""
        asked = replace(self, **({"setelah": ""} | changed))  # type: ignore[arg-type]  # texts only, never the queue
        kept = {name: getattr(asked, name) for name in _NAMES if getattr(asked, name)}
        return {"antrean": self.queue.slug, **kept}

    def address(self, queue: queues.Queue | None = None, **changed: str) -> str:
        """The same list as ``changed``, or the same words in another queue."""
        if queue:
            return f"{HOME}?{urlencode({'antrean': queue.slug, **({'cari': self.cari} if self.cari else {})})}"
        return f"{HOME}?{urlencode(self.said(**changed))}"

    def asked(self) -> dict[str, Any]:
        """The same as verification is asked."""
        return {
            "queue": self.queue.code, "q": self.cari, "status": self.status, "days": int(self.usia or 0),
            "changes": CHANGES.get(self.perubahan, ""), "agency_id": self.instansi, "unit_id": self.unit,
            "after": self.setelah,
        }  # fmt: skip
