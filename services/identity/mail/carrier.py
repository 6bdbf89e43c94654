"""What takes a written letter out of the house, and how it says that it could not."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

Hand = Callable[[], None]  # called right before the letter is handed over: from there on it may be on its way


class Fate(StrEnum):
    """What became of a letter that was not taken."""

    AGAIN = "again"  # the server is away or busy
    NEVER = "never"  # the server does not take it, however often it is asked
    UNKNOWN = "unknown"  # the connection broke while the server had it: sending it again could send it twice


class NotTaken(Exception):
    """``kind`` of the failure, without anything of the letter in it."""

    def __init__(self, fate: Fate, kind: str) -> None:
        super().__init__(kind)
        self.fate, self.kind = fate, kind


class Carrier(Protocol):
    """A mail server, or the mailbox of the demo."""

    def carry(self, mail_id: str, address: str, subject: str, body: str, hand: Hand) -> None:
        """Raises ``NotTaken``."""
