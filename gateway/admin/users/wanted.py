"""Profiles that are to be given when the form is saved; until then they travel in its hidden fields."""
from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self

from gateway.admin.users.words import PROFILE_NAMES

FIELD, MOST = "profil_baru", 20
WRITTEN = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True)
class Wanted:
    """A profile in an area; days are ISO 8601 or "", a proposal has number, date and signatory or is empty."""

    profile: str
    kind: str
    id: str
    name: str
    starts_on: str = ""
    ends_on: str = ""
    proposal: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str]:
        """What an account can hold once."""
        return self.profile, self.kind, self.id

    @property
    def hidden(self) -> str:
        """As the form carries it."""
        return json.dumps(asdict(self))

    def asked(self) -> dict[str, Any]:
        """As identity is asked."""
        wanted: dict[str, Any] = {"profile": self.profile, "kind": self.kind, "id": self.id}
        days = {"starts_on": self.starts_on or None, "ends_on": self.ends_on or None}
        return wanted | days | {"proposal": self.proposal or None}

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What ``hidden`` said; None for what no page of ours has written."""
        try:
            read = cls(**json.loads(text))
        except (TypeError, ValueError):
            return None
        texts = all(isinstance(value, str) for name, value in vars(read).items() if name != "proposal")
        known = texts and read.profile in PROFILE_NAMES and isinstance(read.proposal, dict)
        return read if known else None


def all_of(texts: Iterable[str]) -> list[Wanted]:
    """Those of a form, in order."""
    return [one for one in map(Wanted.read, texts) if one is not None][:MOST]


def day(typed: str) -> str:
    """``31-12-2026`` as ISO 8601; "" for nothing.  Raises ``ValueError`` for what is no day."""
    if not typed:
        return ""
    for written in WRITTEN:
        try:
            return datetime.strptime(typed, written).date().isoformat()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValueError(typed)
