"""Plays the state machine: how many sequences, how long, and with which clock."""
from __future__ import annotations

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from services.verification.handlers import deciding
from tests.services.conftest import OpenDatabase
from tests.services.verification.proofs.campaign import Campaign

SEQUENCES = int(os.environ.get("SEQUENCES", "30"))  # two files play half of them each, a core for each
STEPS = 30  # after those that begin a sequence


def play_half(open_database: OpenDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the sequences.  Raises what the service and the model disagree on, after the steps that lead there."""
    monkeypatch.setattr(deciding, "TAKE_BACK", timedelta(minutes=5))  # a slow machine needs more than ten seconds
    Campaign.open_database = staticmethod(open_database)
    run_state_machine_as_test(
        Campaign,
        settings=settings(
            max_examples=SEQUENCES // 2, stateful_step_count=STEPS, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )
