"""Large files in numbered parts, each encrypted with AES-GCM and bound to its file and number, in one folder a file."""
from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

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
