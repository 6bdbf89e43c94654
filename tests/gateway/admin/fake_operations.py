"""Queues, outboxes and parking lots in memory, as the services tell of them."""
from __future__ import annotations

from typing import Any

from services.contracts.operations import WATCHES, LevelQueue, MessagesState, SubscriberLag
from services.contracts.policies import POLICIES
from services.contracts.reporting.answers import ReadModels
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
        failed = {"topic": "answer-given.v1", "error": "Broken: Terjadi kesalahan", "count": 7}
        times = {"since": "2015-09-01T03:42:00+00:00", "due_at": "2015-09-01T03:44:05+00:00"}
        self.states["helpdesk"]["tried_again"] = [{**failed, **times}]  # type: ignore[typeddict-item]

        self.systems = [
            self.system("taspen", "Taspen", 1204, 1560.0),
            self.system("sapk", "SAPK", 12, 4.0),
            self.system("satu-data", "Satu Data", 0, 0.0, by_queue=False),
            self.system("gudang", "Gudang data BKN", 38, 7200.0, paused=True),
        ]
        self.models = ReadModels(
            waiting=311, lag_seconds=18.0, as_of="2015-09-01T03:40:00+00:00", made_at="2015-08-31T20:00:00+00:00",
            people=4_556_765, building=None,
        )  # fmt: skip

    def handlers(self) -> dict[str, Any]:
        """The answers for ``FakeServices``."""
        states = {f"{name}.{WATCHES}": state for name, state in self.states.items()}
        return {
            **states, "verification.level_queues": lambda: self.levels,
            "verification.subscriber_lags": lambda: self.systems, "reporting.read_models": lambda: self.models,
        }  # fmt: skip

    def system(
        self, name: str, system: str, behind: int, oldest: float, *, by_queue: bool = True, paused: bool = False
    ) -> SubscriberLag:
        return SubscriberLag(
            name=name, system=system, by_queue=by_queue, paused=paused, behind=behind, oldest_seconds=oldest
        )

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
