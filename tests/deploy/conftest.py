"""A supervisor of stand-in programs, in a folder of its own."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.local.child import Child
from deploy.local.places import Places
from deploy.local.supervised import Supervised


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "data")
    places.prepare()
    return places


@pytest.fixture
def supervised(places: Places) -> Iterator[Supervised]:
    supervised = Supervised(places)
    supervised.launch(master=os.getpid())
    yield supervised
    if supervised.is_running():
        supervised.shutdown()


def python_child(name: str, program: str, **settings: object) -> Child:
    """A child that runs these lines of Python."""
    return Child(name, (sys.executable, "-c", program), {"PATH": os.defpath}, **settings)  # type: ignore[arg-type]


def wrote(places: Places, name: str, words: str) -> bool:
    """Do these words stand in the child's log by now?"""
    log = places.logs / f"{name}.log"
    return log.exists() and words in log.read_text()


def eventually(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
