"""Kills at random moments under load, one after the other; then quiet, and the ledger."""

from __future__ import annotations

import random
import time
from typing import Any

from tests.chaos.country import Country
from tests.chaos.killing import PATIENCE, Killer
from tests.chaos.load import Load

TARGETS = ("worker", "relay", "broker", "postgres")
UNDER_WAY = "SELECT count(*) FROM cases WHERE state <> 'done'"
FEW = 3  # cases that are under way when somebody dies


def storm(country: Country, load: Load, kills: int, pause: float) -> dict[str, Any]:
    """Each target so many times, in an order that chance makes; ``pause``: the longest calm between two, in seconds."""
    killer, chance = Killer(country), random.Random()
    took: dict[str, list[float]] = {target: [] for target in TARGETS}
    for _ in range(kills):
        for target in chance.sample(TARGETS, len(TARGETS)):
            time.sleep(chance.uniform(0, pause))
            wait_for_work(country, load)
            took[target].append(killer.kill(target))
            country.installation.progress.say(f"kill -9 of {target}: all ready after {took[target][-1]:.1f} s")
    return {f"kill -9 of {target}": _told(seconds) for target, seconds in took.items()}


def wait_for_work(country: Country, load: Load) -> None:
    """A death while nothing is under way would prove nothing."""
    give_up = time.monotonic() + PATIENCE
    while country.ask("verification", UNDER_WAY)[0][0] < FEW:
        load.look()
        assert time.monotonic() < give_up, f"nothing was under way for {PATIENCE:.0f} s"
        time.sleep(0.1)


def _told(seconds: list[float]) -> str:
    return f"{len(seconds)} times, all ready again after {min(seconds):.1f} to {max(seconds):.1f} s"
