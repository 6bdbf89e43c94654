"""Identity's job worker: sends the letters that wait; several processes of it share the work."""

from __future__ import annotations

import time
from typing import Any

from services.chassis.beside import Beside
from services.chassis.database import open_work
from services.chassis.nameko import Database
from services.identity.mail import metrics, waiting
from services.identity.mail.sending import Outcome, send_next
from services.identity.mail.settings import carrier_from_environment, public_address

PAUSES = {Outcome.SENT: 0.0, Outcome.NOTHING_DUE: 1.0, Outcome.NOT_SENT: 2.0}  # seconds
LOOK = 30.0  # seconds between two looks at what waits and what is old


class Postman(Beside):
    """Sends letter after letter, while the process runs."""

    def setup(self) -> None:
        """Settings that are wrong end the start with one sentence."""
        super().setup()
        self._work = open_work(self.engine)
        self._carrier, self._address = carrier_from_environment(self._work), public_address()
        self._looked = 0.0

    def step(self) -> float:
        """One letter; now and then count and tidy."""
        if time.monotonic() - self._looked > LOOK:
            self._work.do(waiting.forget_old)
            self._count()
            self._looked = time.monotonic()
        outcome = send_next(self._work, self._carrier, self._address)
        if outcome is not Outcome.NOTHING_DUE:
            metrics.SENT.labels(outcome).inc()
        return PAUSES[outcome]

    def discard(self) -> None:
        """Connections that may be broken are not used again."""
        self.engine.dispose()

    def _count(self) -> None:
        waiting_now, parked = self._work.do(waiting.counts)
        metrics.WAITING.set(waiting_now)
        metrics.PARKED.set(parked)


class IdentityWorker:
    """No entrypoint: what is to be done stands in the database."""

    name = "identity-worker"

    work: Any = Database()
    postman: Any = Postman()
