"""A head says how long the chain is and how it ends, signed by the service; whoever shortens the chain is found."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


@dataclass(frozen=True)
class Head:
    """``number`` is that of the last seal, which is how many entries there are; ``hash`` is its own."""

    service: str
    number: int
    hash: bytes
    at: datetime | None = field(default=None, compare=False)  # when it was signed, where it was read from a line

    def line(self, key: Ed25519PrivateKey) -> str:
        """JSON, signed now."""
        at = datetime.now(UTC).isoformat()
        signature = key.sign(self._signed(at)).hex()
        said = {"service": self.service, "number": self.number, "hash": self.hash.hex(), "at": at}
        return json.dumps({**said, "signature": signature})

    @classmethod
    def read(cls, line: str, service: str, key: Ed25519PublicKey) -> Self:
        """The head of a line.  Raises ``ValueError`` when it is not one that this service signed."""
        try:
            said: dict[str, Any] = json.loads(line)
            head = cls(service, int(said["number"]), bytes.fromhex(said["hash"]), datetime.fromisoformat(said["at"]))
            key.verify(bytes.fromhex(said["signature"]), head._signed(said["at"]))
        except (KeyError, TypeError, ValueError, InvalidSignature) as error:
            raise ValueError("not signed by the service") from error
        return head

    def _signed(self, at: str) -> bytes:
        return f"audit head of {self.service}: {self.number} {self.hash.hex()} at {at}".encode()
