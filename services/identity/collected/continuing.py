"""What a service hands over is taken in as far as it continues the chain that was collected, and no further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from services.chassis.audit.chain import FIRST, following
from services.chassis.audit.tables import entries
from services.contracts.collecting import SealedEntry


@dataclass(frozen=True)
class End:
    """How far the chain of one service is collected, and the hash with which it ends there."""

    number: int = 0
    hash: bytes = FIRST

    @property
    def again(self) -> int:
        """The seal from which to ask: the last that is known comes once more, to see that it is still the same."""
        return self.number or 1


@dataclass(frozen=True)
class Continued:
    """``taken`` goes on to ``end``; ``problem`` says why no more was taken, "" when there was no more."""

    taken: list[SealedEntry]
    end: End
    problem: str = ""


def continuing(end: End, handed: Sequence[SealedEntry]) -> Continued:
    """What of ``handed`` comes after ``end``."""
    taken: list[SealedEntry] = []
    if end.number:
        if not handed or _end_at(handed[0]) != end:
            return Continued(taken, end, f"seal {end.number} is not what was collected")
        handed = handed[1:]
    for entry in handed:
        bound = End(end.number + 1, _hash_after(end, entry))
        if _end_at(entry) != bound:
            return Continued(taken, end, f"seal {end.number + 1} is missing, or its entry is not what was sealed")
        taken.append(entry)
        end = bound
    return Continued(taken, end)


def _end_at(entry: SealedEntry) -> End:
    return End(int(entry["number"] or 0), bytes.fromhex((entry["hash"] or "").removeprefix("\\x")))


def _hash_after(end: End, entry: SealedEntry) -> bytes:
    """A service that is older than we are may lack a column, which then is left out."""
    return following(end.hash, SimpleNamespace(**{column.name: entry.get(column.name) for column in entries.c}))
