"""Documents of reports that are not sent yet: sealed beside the others, gone after a day when no ticket names them."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import IO

from gateway.documents.store import Store

KEPT = 24 * 3600  # seconds; a page is mended within an hour
_LOOK_EVERY = 600  # seconds


class Waiting:
    """As a store, but what is kept here is opened by nobody until it is adopted."""

    def __init__(self, store: Store) -> None:
        self._store, self._folder, self._looked = store, store.beside("waiting"), 0.0

    def keep(self, source: IO[bytes]) -> str:
        """Keep what ``source`` holds for a day; the answer is its digest."""
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self.sweep()
        digest = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        source.seek(0)
        self._store.seal(self._folder / digest, source)
        return digest

    def adopt(self, digest: str) -> None:
        """A ticket names it: from now on it is a document, also when it is already."""
        self._store.adopt(self._folder / digest, digest)

    def sweep(self) -> None:
        """Forget what no ticket named for a day."""
        self._looked, oldest = time.monotonic(), time.time() - KEPT
        for path in self._folder.glob("*"):
            _forget(path, oldest)


def _forget(path: Path, oldest: float) -> None:
    try:
        if path.stat().st_mtime < oldest:
            path.unlink()
    except FileNotFoundError:  # it was adopted meanwhile
        return
