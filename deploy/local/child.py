"""What the supervisor is told about one child: how to run it, how to stop it, when to start it."""

import signal
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Child:
    """A program to keep alive; travels as JSON from the command line to the supervisor."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "/"
    account: str | None = None  # whom to drop to when the supervisor is root
    stage: int = 2  # falling order of stopping
    stop_signal: int = signal.SIGTERM
    stop_command: tuple[str, ...] = ()  # instead of the signal, for a program that is only a door to another
    stop_seconds: float = 30.0  # how long it may drain before it is killed

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def child_from_json(value: dict[str, Any]) -> Child:
    return Child(**{**value, "command": tuple(value["command"]), "stop_command": tuple(value["stop_command"])})
