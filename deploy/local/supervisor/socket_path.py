"""The supervisor's socket in a folder of any depth: Unix socket addresses end after 107 bytes, a descriptor's name is short."""

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
