"""Log files of bounded size, written by the children themselves so that a dead supervisor breaks no pipe."""

import os
import shutil
from pathlib import Path

LIMIT = 10 * 1024 * 1024
KEEP = 3


def open_log(folder: Path, name: str) -> int:
    """A descriptor in append mode: rotation can truncate the file under the writer."""
    return os.open(folder / f"{name}.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def rotate(folder: Path, limit: int = LIMIT, keep: int = KEEP) -> None:
    """Copy each file over the limit to .1 (older ones move up) and empty it."""
    for log in folder.glob("*.log"):
        if log.stat().st_size < limit:
            continue
        for number in range(keep - 1, 0, -1):
            older = log.with_suffix(f".log.{number}")
            if older.exists():
                older.replace(log.with_suffix(f".log.{number + 1}"))
        shutil.copyfile(log, log.with_suffix(".log.1"))
        os.truncate(log, 0)
