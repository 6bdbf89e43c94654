"""The message on a level queue: a hint that a case is now at that level."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from services.contracts.event import UnknownEvent


def level_queue(level: int) -> str:
    """The queue of one level; workers of that level take from it."""
    return f"verification.level.{level}"


@dataclass(frozen=True)
class CaseAtLevel:
    """``version`` is the case's version when it reached the level: an older one is dropped, the database decides."""

    case_id: str
    version: int
    event_id: str

    def to_wire(self) -> dict[str, Any]:
        """The message body."""
        return dict(vars(self))

    @classmethod
    def from_wire(cls, body: object) -> Self:
        """Raises ``UnknownEvent`` when the body is something else: such a message is parked."""
        try:
            message = cls(**body)  # type: ignore[arg-type]
        except TypeError as error:
            raise UnknownEvent(f"not a level message: {str(body)[:80]!r}") from error
        texts = isinstance(message.case_id, str) and isinstance(message.event_id, str)
        if not (texts and type(message.version) is int):
            raise UnknownEvent(f"not a level message: {str(body)[:80]!r}")
        return message
