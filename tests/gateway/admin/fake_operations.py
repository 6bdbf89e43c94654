"""Queues, outboxes and parking lots in memory, as the services tell of them."""
from __future__ import annotations

from typing import Any

from services.contracts.operations import WATCHES, LevelQueue, MessagesState
from services.contracts.policies import POLICIES
from services.contracts.verification.levels import LEVELS


class FakeOperations:
    """Level 1 grows, level 2 shrinks, level 3 has no worker, level 4 is empty; one message is parked."""

    def __init__(self) -> None:
        self.levels = [
            self.level(1, 12_408, 12, [2000] * 9 + [2060] * 3, [1900] * 9 + [1940] * 3, oldest=2280.0),
            self.level(2, 3117, 10, [1505] * 12, [1720] * 12, oldest=540.0),
            self.level(3, 842, 0, [900] * 6 + [0] * 6, [950] * 6 + [0] * 6, oldest=180.0),
            self.level(4, 0, 4, [110] * 12, [110] * 12),
        ]
        self.states = {name: self.state(name) for name in POLICIES}
        self.states["identity"]["outbox"], self.states["identity"]["outbox_seconds"] = 12, 1380.0
        poison = {"queue": "reporting.verification.case-moved.v1", "error": "KeyError", "count": 23}
        self.states["reporting"]["parked"] = [{**poison, "since": "2015-09-01T03:42:00+00:00"}]  # type: ignore[typeddict-item]

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        states = {f"{name}.{WATCHES}": state for name, state in self.states.items()}
        return {**states, "verification.level_queues": lambda: self.levels}

    def level(
        self, number: int, depth: int, workers: int, arrived: list[int], left: list[int], oldest: float = 0.0
    ) -> LevelQueue:
        queue = {"name": f"verification.level.{number}", "messages": depth, "consumers": workers}
        return LevelQueue(
            level=number, name=LEVELS[number].name, queue=queue, waiting=depth, oldest_seconds=oldest,  # type: ignore[typeddict-item]
            arrived=arrived, left=left,
        )

    def state(self, name: str) -> MessagesState:
        queue = {"name": f"{name}.registration.form-sent.v1", "messages": 311, "consumers": 1}
        return MessagesState(queues=[queue], outbox=0, outbox_seconds=0.0, parked=[])  # type: ignore[list-item]
