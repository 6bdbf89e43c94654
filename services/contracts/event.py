"""What every event has in common, and how it crosses the wire."""
from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Self

from uuid6 import uuid7


class UnknownEvent(Exception):
    """A message that no event class understands: another type, or a version that this code does not know."""


def new_id() -> str:
    """A UUIDv7 as text: unique, and ordered by time of creation."""
    return str(uuid7())


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact that one service tells the others: ids, versions and codes, no personal data.

    Fields hold JSON types only.  A new field needs a default; a changed or removed one needs a new class
    with the next ``topic`` version.
    """

    publisher: ClassVar[str]
    topic: ClassVar[str]

    event_id: str = field(default_factory=new_id)

    def __init_subclass__(cls, *, publisher: str, topic: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.publisher, cls.topic = publisher, topic

    @classmethod
    def exchange(cls) -> str:
        """The topic exchange on which this publisher's events go out."""
        return f"{cls.publisher}.events"

    def to_wire(self) -> dict[str, Any]:
        """The message body: the event's type and its fields."""
        return {"type": self.topic, **vars(self)}

    @classmethod
    def from_wire(cls, body: object) -> Self:
        """Build the event, ignoring fields that a newer publisher added.

        Raises ``UnknownEvent`` when the body is not this event: such a message is parked, never retried.
        """
        if not isinstance(body, dict) or body.get("type") != cls.topic:
            raise UnknownEvent(f"expected {cls.topic}, got {str(body)[:80]!r}")
        known = {f.name for f in fields(cls)}
        try:
            return cls(**{name: value for name, value in body.items() if name in known})
        except TypeError as error:
            raise UnknownEvent(f"{cls.topic} lacks a field: {error}") from error
