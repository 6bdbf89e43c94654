"""A file that must not be taken in, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gateway.decoding.reasons import Reason


@dataclass(frozen=True)
class Hostile:
    """``make`` builds the file when its test runs; ``reasons`` are those of which one must be told."""

    title: str
    make: Callable[[], bytes]
    reasons: tuple[Reason, ...]
    name: str = "SK pangkat.pdf"
