"""What runs beside a service's workers, step after step, until the service stops; a failed step begins it anew."""
from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import eventlet
import structlog
from nameko.extensions import DependencyProvider

from services.chassis.database import create_engine
from services.chassis.failure import pauses

log = structlog.get_logger()
LONGEST_AWAY = 2.0  # seconds between two tries while broker or database is away


class Beside(DependencyProvider, ABC):
    """A loop of its own with a database engine of its own."""

    def setup(self) -> None:
        """Nothing is connected before the first step."""
        self._stopping = False
        self.engine = create_engine(pool_size=2)

    @abstractmethod
    def step(self) -> float:
        """Do some of the work; seconds until the next step."""

    @abstractmethod
    def discard(self) -> None:
        """Give up connections that may be broken; the next step begins anew."""

    def start(self) -> None:
        """Run beside the workers."""
        self._thread = self.container.spawn_managed_thread(self._run, identifier=type(self).__name__)

    def stop(self) -> None:
        """Finish the step and let go."""
        self._stopping = True
        self._thread.wait()

    def get_dependency(self, _worker_ctx: Any) -> None:
        """Handlers never speak to it."""

    def _run(self) -> None:
        waits = pauses()
        while not self._stopping:
            try:
                pause = self.step()
                waits = pauses()
            except Exception as error:  # noqa: BLE001 - whatever it was, the connections are suspect
                log.warning("starts_over", what=type(self).__name__, error=type(error).__name__)
                self.discard()
                pause = min(next(waits), LONGEST_AWAY)
            eventlet.sleep(pause)
        self.discard()
        self.engine.dispose()
