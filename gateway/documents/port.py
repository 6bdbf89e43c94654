"""What the gateway asks of a place for documents: another one (S3, a database) needs these methods and no more."""

from __future__ import annotations

from typing import IO, Protocol


class DocumentStore(Protocol):
    """Content by its SHA-256; whoever implements it encrypts at rest."""

    def keep(self, source: IO[bytes]) -> str:
        """Keep what ``source`` holds, whole or not at all; the answer is its digest in hexadecimal."""

    def open(self, digest: str) -> bytes:
        """The content.  Raises ``NotFound``, also when it is damaged."""
