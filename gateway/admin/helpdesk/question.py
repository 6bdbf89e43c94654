"""The list as its address says: queue, category, age, words, and where the page before ended."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import request

from gateway.admin.helpdesk.words import BY_SLUG, HOME, QUEUES, Queue
from services.contracts.helpdesk.categories import CATEGORIES

AGES = (1, 3, 5, 10)  # days, of which the filter offers "or more"
_NAMES = ("kategori", "usia", "cari", "setelah")


@dataclass(frozen=True)
class Question:
    """Every text is as the address has it, "" where it says nothing or nonsense."""

    queue: Queue
    kategori: str = ""
    usia: str = ""
    cari: str = ""
    setelah: str = ""

    @classmethod
    def read(cls) -> Question:
        """Of the page's own address."""
        said = request.args
        category, age = said.get("kategori", ""), said.get("usia", "")
        return cls(
            BY_SLUG.get(said.get("antrean", ""), QUEUES[0]),
            category if category in CATEGORIES else "",
            age if age.isdecimal() and int(age) in AGES else "",
            said.get("cari", "").strip()[:100],
            said.get("setelah", "")[:100],
        )

    @property
    def filtered(self) -> bool:
        """Whether it leaves anything of the queue out."""
        return bool(self.kategori or self.usia or self.cari)

    def address(self, queue: Queue | None = None, **changed: str) -> str:
        """The same list as ``changed``; a changed list begins at its start."""
        asked = replace(self, queue=queue or self.queue, **({"setelah": ""} | changed))
        kept = {name: getattr(asked, name) for name in _NAMES if getattr(asked, name)}
        return f"{HOME}?{urlencode({'antrean': asked.queue.slug, **kept})}"

    def asked(self) -> dict[str, Any]:
        """The same as the helpdesk is asked."""
        return {
            "queue": self.queue.code, "category": self.kategori, "days": int(self.usia or 0), "q": self.cari,
            "after": self.setelah,
        }  # fmt: skip
