"""Uploads that are on their way: sealed pieces in a folder of each person, few of them, none for longer than a day."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from gateway.documents.store import Store
from services.contracts.errors import Invalid

MOST = 5  # of one person; the oldest makes room
KEPT = 24 * 3600  # seconds
_LOOK_EVERY = 600  # seconds
_DIGITS = 12  # of a piece's name: where it begins


class Unfinished:
    """``owner`` and ``upload`` may be any text; a stranger's pieces are in another folder."""

    def __init__(self, store: Store) -> None:
        self._store, self._folder, self._looked = store, store.beside("unfinished"), 0.0

    def held(self, owner: str, upload: str) -> int:
        """So many bytes are here, from the first one on without a gap."""
        return sum(size for _path, size in self._pieces(owner, upload))

    def add(self, owner: str, upload: str, start: int, piece: bytes) -> int:
        """Keep the next piece; the answer is where to go on, also for a piece that is not the next one."""
        held = self.held(owner, upload)
        if start != held or not piece:
            return held
        if not start:
            self._make_room(owner, upload)
        self._store.seal(self._of(owner, upload) / f"{start:0{_DIGITS}}-{len(piece)}", BytesIO(piece))
        return held + len(piece)

    @contextmanager
    def joined(self, owner: str, upload: str) -> Iterator[IO[bytes]]:
        """All pieces as one file without a name."""
        with tempfile.TemporaryFile() as file:
            for path, _size in self._pieces(owner, upload):
                file.writelines(self._store.unseal(path))
            if not file.tell():
                raise Invalid("Unggah berkas ini sekali lagi.")
            file.seek(0)
            yield file

    def drop(self, owner: str, upload: str) -> None:
        """Forget it: it is done, or refused."""
        shutil.rmtree(self._of(owner, upload), ignore_errors=True)

    def sweep(self) -> None:
        """Forget what nobody went on with for a day."""
        self._looked, oldest = time.monotonic(), time.time() - KEPT
        for folder in self._folder.glob("*/*"):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)

    def _make_room(self, owner: str, upload: str) -> None:
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self.sweep()
        others = sorted(self._of(owner, upload).parent.glob("*"), key=lambda folder: folder.stat().st_mtime)
        for folder in others[: max(0, len(others) - MOST + 1)]:
            shutil.rmtree(folder, ignore_errors=True)

    def _pieces(self, owner: str, upload: str) -> Iterator[tuple[Path, int]]:
        following = 0
        for path in sorted(self._of(owner, upload).glob(f"{'[0-9]' * _DIGITS}-*")):
            start, size = (int(word) for word in path.name.split("-"))
            if start == following:
                yield path, size
                following += size

    def _of(self, owner: str, upload: str) -> Path:
        return self._folder.joinpath(*(hashlib.sha256(word.encode()).hexdigest()[:32] for word in (owner, upload)))
