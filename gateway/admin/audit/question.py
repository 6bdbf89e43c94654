"""What the audit is searched for; it stands in the address, so that a search can be kept and sent."""
from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Self
from urllib.parse import urlencode

from flask import request
from flask_babel import gettext as _

from gateway.formats import ZONES
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.identity.audit_requests import OUTCOMES, SERVICES

HOME = "/admin/audit"
LONGEST = 100  # what anybody types
_WORDS: dict[str, tuple[str, ...]] = {"tindakan": tuple(Action), "hasil": OUTCOMES, "layanan": SERVICES}


@dataclass(frozen=True)
class Question:
    """Days of WIB, whose data (a NIP, or ``orang``: an id), who did what, how it ended and where; the cursor."""

    dari: str = ""
    sampai: str = ""
    nip: str = ""
    orang: str = ""
    pelaku: str = ""
    tindakan: str = ""
    hasil: str = ""
    layanan: str = ""
    setelah: str = ""

    @classmethod
    def read(cls) -> Self:
        """As the address says it; a word that no list knows is left out."""
        typed = {field.name: request.args.get(field.name, "").strip()[:LONGEST] for field in fields(cls)}
        return cls(**{name: text for name, text in typed.items() if text in _WORDS.get(name, (text,))})

    @property
    def filtered(self) -> bool:
        """Whether it leaves anything out."""
        return any(vars(replace(self, setelah="")).values())

    def address(self, path: str = "", **changed: str) -> str:
        """A page below the search that keeps this question, or with ``changed``."""
        said = {name: text for name, text in vars(replace(self, **changed)).items() if text}
        return f"{HOME}{path}" + (f"?{urlencode(said)}" if said else "")

    def asked(self) -> dict[str, Any]:
        """The same as identity is asked.  Raises ``Invalid`` for what is no day."""
        said = {
            "since": _midnight("since", self.dari), "before": _midnight("before", self.sampai, timedelta(days=1)),
            "nip": self.nip.replace(" ", ""), "person_id": "" if self.nip else self.orang, "actor": self.pelaku,
            "action": self.tindakan, "outcome": self.hasil, "service": self.layanan, "after": self.setelah,
        }  # fmt: skip
        return {name: text for name, text in said.items() if text}


def _midnight(field: str, typed: str, later: timedelta = timedelta()) -> str:
    """With which a day begins, or the one ``later``."""
    if not typed:
        return ""
    try:
        day = date.fromisoformat(typed) + later
    except (ValueError, OverflowError) as error:
        text = _("Tulis tanggal sebagai tahun-bulan-hari, contoh: 2015-10-12.")
        raise Invalid(text, fields={field: [text]}) from error
    return datetime.combine(day, time(), ZONES["WIB"]).isoformat()
