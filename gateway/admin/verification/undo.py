"""The undo bar: the case that was just sent or returned, as long as it can be taken back."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import request, session

from gateway.admin.verification.register_number import canonical
from services.contracts.verification.answers import CaseShown, Sent

SENT, RETURNED = "terkirim", "dikembalikan"  # in the address: what was done to the case that it names
_KEPT = "terakhir_dikirim"  # in the browser's signed session: what the bar says, so that no service is asked for it


@dataclass(frozen=True)
class Undoable:
    """A case on its way, and what was done; times ISO 8601, UTC."""

    register_number: str
    case_id: str
    version: int
    level: int
    due_at: str
    returned: bool = False

    @property
    def is_running(self) -> bool:
        """Whether what was done to the case can still be taken back."""
        return bool(self.due_at) and datetime.fromisoformat(self.due_at) > datetime.now(UTC)


def remember(sent: Sent, register_number: str, level: int, *, returned: bool) -> None:
    """The next pages of this browser show the bar for the case."""
    case = {"register_number": canonical(register_number), "case_id": sent["case_id"], "version": sent["version"]}
    session[_KEPT] = {**case, "level": level, "due_at": sent["due_at"], "returned": returned}


def forget() -> None:
    """It was taken back, or cannot be any more."""
    session.pop(_KEPT, None)


def last_sent() -> Undoable | None:
    """The case that ``?terkirim=`` or ``?dikembalikan=`` names while its ten seconds run, else None."""
    named = canonical(request.args.get(SENT, "") or request.args.get(RETURNED, ""))
    kept = session.get(_KEPT)
    if not kept or kept["register_number"] != named:
        return None
    sent = Undoable(**kept)
    return sent if sent.is_running else None


def on_its_way(case: CaseShown) -> Undoable | None:
    """The same for the case that the page itself shows."""
    sent = Undoable(case["register_number"], case["case_id"], case["version"], case["level"], case["due_at"])
    return sent if sent.is_running else None
