"""The undo bar: the case that was just sent or returned, as long as it can be taken back."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import request

from gateway.services import services
from services.contracts.errors import NotFound
from services.contracts.verification.answers import CaseShown

SENT, RETURNED = "terkirim", "dikembalikan"  # in the address: what was done to the case that it names


@dataclass(frozen=True)
class Undoable:
    """A case on its way, and what was done."""

    case: CaseShown
    returned: bool = False


def last_sent() -> Undoable | None:
    """The case that ``?terkirim=`` or ``?dikembalikan=`` names while its ten seconds run, else None."""
    for done in (SENT, RETURNED):
        register_number = request.args.get(done, "")[:9]
        if register_number:
            return _undoable(register_number, returned=done == RETURNED)
    return None


def _undoable(register_number: str, *, returned: bool) -> Undoable | None:
    try:
        case: CaseShown = services.verification.case(register_number=register_number)
    except NotFound:
        return None
    return Undoable(case, returned) if is_running(case) else None


def is_running(case: CaseShown) -> bool:
    """Whether what was done to the case can still be taken back."""
    return bool(case["due_at"]) and datetime.fromisoformat(case["due_at"]) > datetime.now(UTC)
