"""A short storm in every test run: whoever is killed or cut off, what was accepted comes out once, and by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chaos.answers import TARGETS
from tests.chaos.country import country
from tests.chaos.run import Plan, Run

SHORT = Plan(kills=2, repeats=5, rebuilds=1, away=6, half_open=6, rate=4, calm=1)


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """One system of its own for all parts; the ledger at the end of each holds everything before it, too."""
    with country(SHORT.people) as system:
        yield Run(system, SHORT)


def test_kill_9_of_worker_relay_broker_and_database_loses_and_doubles_nothing(run: Run) -> None:
    report = run.storm()
    assert report["forms accepted = cases done"] > 20
    assert report["decisions accepted = decided"] > 20


def test_what_comes_several_times_and_in_any_order_has_its_effect_once(run: Run) -> None:
    report = run.repeats()
    assert report["copies sent beside the originals"] > 100
    assert report["of these delivered twice"] > 0


def test_a_broker_that_lost_all_its_data_under_load_is_rebuilt_from_the_databases(run: Run) -> None:
    report = run.rebuilds()
    assert report["messages sent again"] > 20
    assert report["forms accepted = cases done"] > 20


def test_a_broker_that_was_away_and_then_half_open_is_found_again_within_ten_seconds(run: Run) -> None:
    report = run.outage()
    assert report["all ready after (s)"] < 10
    assert report["a new form at its first inbox after (s)"] < 10


def test_an_answer_of_the_helpdesk_acts_once_whoever_dies_before_its_effect(run: Run) -> None:
    report = run.answers()
    assert report["answers given = effects, each once"] == 2 * (len(TARGETS) + 1)
