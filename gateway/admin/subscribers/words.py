"""How the page names fields that a filter may choose, ways of delivery, and keys."""
from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from gateway.api.asking import fingerprint
from services.contracts.form_fields import HISTORY_KINDS, changeable

WAYS = {"queue": _("Antrean"), "http": _("HTTP"), "replay": _("Kirim ulang")}
FIELDS: dict[str, str] = {field.name: field.label for field in changeable()} | {
    f"riwayat:{kind.name}": kind.label for kind in HISTORY_KINDS.values()
}
HINT = 4  # signs of a key that are shown later


@dataclass(frozen=True)
class NewKey:
    """A key on its only appearance; the service keeps its fingerprint."""

    text: str

    @classmethod
    def made(cls) -> NewKey:
        """256 random bits."""
        return cls(secrets.token_urlsafe(32))

    @property
    def kept(self) -> dict[str, str]:
        """What the service is told of it."""
        return {"key_hash": fingerprint(self.text), "key_hint": self.text[-HINT:]}
