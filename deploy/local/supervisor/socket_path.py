"""A name for the supervisor's socket that fits into the 107 bytes of a Unix address, however deep the folder lies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def short_path(run: Path) -> Iterator[str]:
    """A name for `<run>/supervisor.sock` that always fits, valid inside the block."""
    folder = os.open(run, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/supervisor.sock"
    finally:
        os.close(folder)
