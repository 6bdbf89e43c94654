"""``kill -9`` of one thing by its pid: a process, the relay between confirm and mark, the broker, PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

from tests.chaos.country import RELAYS, Country
from tests.chaos.process_tree import kill_tree

PATIENCE = 60.0  # seconds until whoever was killed has to be there again
WORKER = "verification-worker"


class Killer:
    """Kills, and sees that exactly the one that was meant died and came back."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self._relays = cycle(RELAYS)
        self.targets: dict[str, Callable[[], str]] = {
            "worker": lambda: self._kill(WORKER),
            "relay": self._kill_relay,
            "gateway": lambda: self._kill("gateway"),
            "registration": lambda: self._kill("registration"),
            "reference": lambda: self._kill("reference"),
            "helpdesk": lambda: self._kill("helpdesk"),
            "broker": lambda: self._kill("broker"),
            "postgres": lambda: self._kill("postgres"),
        }

    def kill(self, target: str, look: Callable[[], None] | None = None) -> float:
        """Seconds from the death until every process is ready again, without anybody's help; ``look`` comes at once."""
        before = self._country.children()
        killed = self.targets[target]()
        died = time.monotonic()
        if look is not None:
            look()
        self._wait_for_a_new_life(killed, before[killed]["pid"])
        self._country.seconds_until_ready(PATIENCE)
        took = time.monotonic() - died
        dead = {name for name, row in self._country.children().items() if row["pid"] != before[name]["pid"]}
        assert dead == {killed}, f"{killed} was killed, and these died: {sorted(dead)}"
        return took

    def _kill(self, name: str) -> str:
        row = self._country.children()[name]
        assert row["phase"] == "running", row
        kill_tree(row["pid"])
        return name

    def _kill_relay(self) -> str:
        """By the fault between confirm and mark, and only there: that it came is asserted."""
        name = next(self._relays)
        order, fired = self._country.relay_order(name), self._faults()
        order.touch()
        give_up = time.monotonic() + PATIENCE
        while order.exists():
            assert time.monotonic() < give_up, f"the relay of {name} had nothing to confirm for {PATIENCE:.0f} s"
            time.sleep(0.01)
        time.sleep(0.1)  # the order is taken just before the death
        assert self._faults() == fired + 1, "the fault did not come"
        return name

    def _faults(self) -> int:
        return len(self._country.fired.read_text().split()) if self._country.fired.exists() else 0

    def _wait_for_a_new_life(self, name: str, old: int) -> None:
        give_up = time.monotonic() + PATIENCE
        while (row := self._country.children()[name])["pid"] in (old, None):
            assert time.monotonic() < give_up, f"{name} did not come back: {row}"
            time.sleep(0.05)
