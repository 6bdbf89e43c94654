"""Everything that the relays have sent comes again, up to four times more, late and in any order."""

from __future__ import annotations

import random
import time
from typing import Any

from deploy.local.processes import SERVICES_WITH_DATABASE
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from tests.chaos.country import Country
from tests.chaos.load import Load

MOST_COPIES = 4
ROUND = 0.5  # seconds between two looks at the outboxes
SENT = """SELECT id, exchange, routing_key, body FROM outbox
          WHERE published_at IS NOT NULL AND id > %s ORDER BY id"""


class Repeater:
    """Copies what was sent, under the same message ids, as a relay does that died before it could note it."""

    def __init__(self, country: Country) -> None:
        self._country, self._chance = country, random.Random()
        self._publisher = ConfirmedPublisher(country.broker_url)
        self._seen = dict.fromkeys(SERVICES_WITH_DATABASE, 0)
        self._copies: list[Outgoing] = []
        self.sent = 0

    def repeat(self, *, everything: bool = False) -> None:
        """Send about half of the copies, any half; the others come later, among newer ones."""
        for service in SERVICES_WITH_DATABASE:
            self._copy(service)
        self._chance.shuffle(self._copies)
        half = 0 if everything else len(self._copies) // 2
        now, self._copies = self._copies[half:], self._copies[:half]
        if now:
            taken = self._publisher.publish(now)
            assert taken == {copy.id for copy in now}, "a copy found no queue"
            self.sent += len(now)

    def _copy(self, service: str) -> None:
        for number, exchange, key, body in self._country.ask(service, SENT, self._seen[service]):
            copies = self._chance.randint(0, MOST_COPIES)
            self._copies += [Outgoing(str(number), exchange, key, body)] * copies
            self._seen[service] = number

    def close(self) -> None:
        """Let the connection go."""
        self._publisher.discard()


def repeating(country: Country, load: Load, seconds: float) -> dict[str, Any]:
    """Repeat during ordinary work, and everything that is left at its end."""
    repeater, end = Repeater(country), time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            time.sleep(ROUND)
            load.look()
            repeater.repeat()
        repeater.repeat(everything=True)
    finally:
        repeater.close()
    return {"copies sent beside the originals": repeater.sent}
