"""Large files in numbered parts, each encrypted with AES-GCM and bound to its file and number, in one folder a file."""
from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.chassis import environment

_NONCE = 12  # bytes


class Damaged(Exception):
    """A part is missing, was changed, or its key is unknown."""


class SealedParts:
    """``keys`` maps key names to 32 bytes, the last one writes; names of files are the caller's own ids."""

    def __init__(self, folder: Path, keys: dict[str, bytes]) -> None:
        self._folder, self._keys = folder, keys

    @classmethod
    def from_environment(cls, name: str) -> SealedParts:
        """In the folder ``name`` beside the documents, with their keys."""
        folder = Path(environment.required("DOCUMENT_STORE")) / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder, environment.keys("DOCUMENT_KEYS"))

    def write(self, file: str, number: int, content: bytes) -> None:
        """Whole or not at all; a part that is there already is replaced."""
        path = self._path(file, number)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        name = list(self._keys)[-1]
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._keys[name]).encrypt(nonce, content, self._bound(file, number))
        beside = path.with_suffix(".tmp")
        beside.write_bytes(bytes([len(name)]) + name.encode() + nonce + sealed)
        beside.replace(path)

    def begin(self, file: str, size: int) -> WrittenInParts:
        """A file that is written from its beginning, in parts of ``size`` bytes; what was there of it goes."""
        self.forget(file)
        return WrittenInParts(self, file, size)

    def read(self, file: str, parts: int) -> Iterator[bytes]:
        """The content of the first ``parts`` parts, one by one.  Raises ``Damaged``."""
        for number in range(parts):
            try:
                raw = self._path(file, number).read_bytes()
                name, rest = raw[1 : 1 + raw[0]].decode(), raw[1 + raw[0] :]
                key = AESGCM(self._keys[name])
                yield key.decrypt(rest[:_NONCE], rest[_NONCE:], self._bound(file, number))
            except (OSError, KeyError, IndexError, ValueError, InvalidTag) as error:
                raise Damaged(f"part {number} of {file}") from error

    def forget(self, file: str) -> None:
        """Nothing of it stays."""
        shutil.rmtree(self._folder / file, ignore_errors=True)

    def files(self) -> set[str]:
        """What is there."""
        return {path.name for path in self._folder.iterdir()}

    def _path(self, file: str, number: int) -> Path:
        if "/" in file or file.startswith("."):
            raise ValueError("not the name of a file of ours")
        return self._folder / file / f"{number:06d}"

    @staticmethod
    def _bound(file: str, number: int) -> bytes:
        return f"{file}:{number}".encode()


class WrittenInParts(io.RawIOBase):
    """A file that can only grow: sealed part by part, so that nothing readable ever lies on the disk."""

    def __init__(self, store: SealedParts, file: str, size: int) -> None:
        super().__init__()
        self._store, self._file, self._size = store, file, size
        self._waiting = bytearray()
        self.parts = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        view = memoryview(content).cast("B")
        self._waiting += view
        while len(self._waiting) >= self._size:
            self._part(bytes(self._waiting[: self._size]))
            del self._waiting[: self._size]
        return len(view)

    def end(self) -> int:
        """The last part; how many there are."""
        if self._waiting:
            self._part(bytes(self._waiting))
            self._waiting.clear()
        return self.parts

    def _part(self, content: bytes) -> None:
        self._store.write(self._file, self.parts, content)
        self.parts += 1
