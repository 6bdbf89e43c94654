"""Which levels a worker process takes is a word of its environment; a word that is no level ends the start."""
import os
import subprocess
import sys

import pytest

from services.chassis.environment import ConfigurationError
from services.verification.worker import selected_levels
from tests.services.chassis.running import CHECKOUT


@pytest.mark.parametrize(
    ("chosen", "levels"),
    [("", [1, 2, 3, 4]), (" ", [1, 2, 3, 4]), ("1", [1]), ("3,1", [1, 3]), (" 2 , 4 ", [2, 4]), ("1,1", [1])],
)
def test_a_process_takes_the_levels_that_are_named(chosen: str, levels: list[int]) -> None:
    assert selected_levels(chosen) == levels


@pytest.mark.parametrize("chosen", ["5", "0", "1,", "1;2", "one", "-1", "1,2,9"])
def test_a_word_that_is_no_level_is_refused_with_those_that_are(chosen: str) -> None:
    with pytest.raises(ConfigurationError, match="these are: 1, 2, 3, 4"):
        selected_levels(chosen)


def test_a_worker_of_one_level_listens_to_one_queue() -> None:
    ask = "from services.verification.worker import VerificationWorker as W; print(*sorted(dir(W)))"
    variables = {**os.environ, "LEVELS": "2", "PYTHONPATH": str(CHECKOUT)}
    printed = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True, env=variables)
    assert [name for name in printed.stdout.split() if name.startswith("take_level")] == ["take_level_2"]
