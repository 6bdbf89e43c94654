"""`./epupns logs`: what the processes wrote."""

import sys
import time
from collections import deque
from pathlib import Path

import click

from deploy.local.errors import SetupError
from deploy.local.installation import open_installation

LINES = 40


@click.command()
@click.argument("process", required=False)
@click.option("--follow", "-f", is_flag=True, help="Stay and show what comes.")
def logs(*, process: str | None, follow: bool) -> None:
    """Show the last lines of one PROCESS, or of all."""
    folder = open_installation().places.logs
    files = sorted(folder.glob(f"{process or '*'}.log"))
    if not files:
        known = ", ".join(sorted(path.stem for path in folder.glob("*.log"))) or "none yet"
        message = f"There is no log of {process or 'anything'}; there are: {known}."
        raise SetupError(message)
    with_names = len(files) > 1
    offsets = {path: _show_end(path, with_names=with_names) for path in files}
    while follow:
        for path in files:
            offsets[path] = _show_new(path, offsets[path], with_names=with_names)
        time.sleep(0.3)


def _show_end(path: Path, *, with_names: bool) -> int:
    with path.open("rb") as file:
        for line in deque(file, LINES):
            _write(path, line, with_names=with_names)
        return file.tell()


def _show_new(path: Path, offset: int, *, with_names: bool) -> int:
    """What was appended after `offset`; a file that became shorter was rotated and starts again."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(offset if size >= offset else 0)
        for line in file:
            _write(path, line, with_names=with_names)
        return file.tell()


def _write(path: Path, line: bytes, *, with_names: bool) -> None:
    text = line.decode("utf-8", "replace").rstrip("\n")
    sys.stdout.write(f"{path.stem:>20} | {text}\n" if with_names else f"{text}\n")
    sys.stdout.flush()
