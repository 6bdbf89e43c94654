"""Telling the person what happens while it happens: one line a step, with its time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

WIDE = 200  # of a file or pipe, where no line should be broken


def output() -> Console:
    """Standard output for people: as wide as the terminal, and never folded in a file."""
    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDE)


class Progress:
    """Writes to standard error, so that `--json` output stays clean."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, sentence: str) -> None:
        self.console.print(f"  · {sentence}", markup=False)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A line when it begins where nobody would see a spinner, and a line with the seconds when it is done."""
        begun = time.monotonic()
        if self.console.is_terminal:
            with self.console.status(f"{title} …"):
                yield
        else:
            self.console.print(f"  … {title}", markup=False)
            yield
        self.console.print(f"  ✓ {title} ({time.monotonic() - begun:.1f} s)", markup=False)
