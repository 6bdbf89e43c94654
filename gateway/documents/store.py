"""Files in a folder, named by the digest of their content, encrypted in chunks with AES-GCM.

A file is: magic, length and name of the key, 8 random bytes, then chunks.  Each chunk's nonce is those bytes and its
number, and its last one says so: a file that was cut, or whose chunks were exchanged, does not open.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.chassis import environment
from services.contracts.errors import NotFound

MAGIC = b"EPD1"
CHUNK = 64 * 1024  # bytes of content in a chunk; 16 more on the disk
_TAG = 16
UNFINISHED = "tmp-"
_DIGEST = re.compile("[0-9a-f]{64}")


class Store:
    """A folder of encrypted files; ``keys`` maps key names to 32 bytes, the last one writes."""

    def __init__(self, folder: Path, keys: dict[str, bytes]) -> None:
        self._folder, self._keys = folder, keys

    @classmethod
    def from_environment(cls) -> Self:
        """The store of ``DOCUMENT_STORE``, with ``DOCUMENT_KEYS``."""
        folder = Path(environment.required("DOCUMENT_STORE"))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise environment.ConfigurationError(f"DOCUMENT_STORE {folder} cannot be written.")
        return cls(folder, environment.keys("DOCUMENT_KEYS"))

    def save(self, content: bytes) -> str:
        """Keep these bytes."""
        return self.keep(BytesIO(content))

    def keep(self, source: IO[bytes]) -> str:
        """Keep what ``source`` holds; the answer is its SHA-256 in hexadecimal.  The same content is kept once."""
        digest = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        path = self._path(digest)
        if not path.exists():
            source.seek(0)
            self.seal(path, source)
        return digest

    def seal(self, path: Path, source: IO[bytes]) -> None:
        """An encrypted file, whole or not at all, also when the machine stops."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as file:
            try:
                self._encrypt(source, file)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).replace(path)

    def adopt(self, path: Path, digest: str) -> None:
        """Keep what ``seal`` wrote at ``path``, whose content has this digest, if it is still there."""
        target = self._path(digest)
        if path.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # the same was adopted at the same moment
                path.replace(target)
            self.reseal(digest)  # it may have been sealed before the keys were rotated

    def open(self, digest: str) -> bytes:
        """The content.  Raises ``NotFound``, also when the file is damaged or its key is unknown."""
        try:
            return b"".join(self.unseal(self._path(digest)))
        except ValueError as error:
            raise NotFound("Dokumen ini tidak dapat dibuka.") from error

    def beside(self, name: str) -> Path:
        """A folder for sealed files that are no documents yet."""
        return self._folder / name

    def unseal(self, path: Path) -> Iterator[bytes]:
        """What ``seal`` wrote there.  Raises ``NotFound``."""
        try:
            with path.open("rb") as file:
                yield from self._decrypt(file)
        except (OSError, InvalidTag, KeyError, ValueError) as error:
            raise NotFound("Dokumen ini tidak dapat dibuka.") from error

    def digests(self) -> Iterator[str]:
        """Of everything that is kept."""
        return (path.name for path in sorted(self._folder.glob("??/??/*")) if _DIGEST.fullmatch(path.name))

    def reseal(self, digest: str) -> bool:
        """Encrypt the content with the newest key, unless it is already.  Raises ``NotFound`` when it does not open."""
        path = self._path(digest)
        with path.open("rb") as file:
            if self._key_name(file) == self._newest:
                return False
        content = self.open(digest)
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotFound("Dokumen ini tidak dapat dibuka.")
        self.seal(path, BytesIO(content))
        return True

    @property
    def _newest(self) -> str:
        return list(self._keys)[-1]

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ValueError("not a digest")
        return self._folder / digest[:2] / digest[2:4] / digest

    def _encrypt(self, source: IO[bytes], file: IO[bytes]) -> None:
        key, label, prefix = self._keys[self._newest], self._newest.encode(), os.urandom(8)
        file.write(MAGIC + bytes([len(label)]) + label + prefix)
        number, chunk, more = 0, source.read(CHUNK), True
        while more:
            following = source.read(CHUNK)
            more = bool(following)
            file.write(AESGCM(key).encrypt(prefix + number.to_bytes(4), chunk, b"more" if more else b"last"))
            chunk, number = following, number + 1

    def _key_name(self, file: IO[bytes]) -> str:
        if file.read(4) != MAGIC:
            raise ValueError("not a document of ours")
        return file.read(file.read(1)[0]).decode()

    def _decrypt(self, file: IO[bytes]) -> Iterator[bytes]:
        key = self._keys[self._key_name(file)]
        prefix, number = file.read(8), 0
        block = file.read(CHUNK + _TAG)
        while block:
            following = file.read(CHUNK + _TAG)
            yield AESGCM(key).decrypt(prefix + number.to_bytes(4), block, b"more" if following else b"last")
            block, number = following, number + 1
