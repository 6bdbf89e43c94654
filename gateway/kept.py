"""Answers that are kept for a while in this process, so that a service is not asked the same all day."""
from __future__ import annotations

import contextlib
import time
from abc import ABC, abstractmethod
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from services.contracts.errors import Refusal

Value = TypeVar("Value")
_MOST = 10_000


class Kept(Generic[Value]):
    """Each answer for ``seconds``; safe in threads."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._lock = seconds, Lock()
        self._answers: dict[Hashable, tuple[float, Value]] = {}

    def told(self, asked: Hashable) -> Value | None:
        """The answer to what was asked a moment ago, or None."""
        with self._lock:
            until, answer = self._answers.get(asked, (0.0, None))
        return answer if until > time.monotonic() else None

    def keep(self, asked: Hashable, answer: Value) -> None:
        """From now on; a process that is full forgets all and begins anew."""
        with self._lock:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            self._answers[asked] = (time.monotonic() + self._seconds, answer)

    def forget(self, asked: Hashable) -> None:
        """The answer does not hold any longer."""
        with self._lock:
            self._answers.pop(asked, None)


class Newest(ABC, Generic[Value]):
    """The newest answer to one question, asked again after ``seconds``; while nobody answers, the one before."""

    def __init__(self, seconds: float, first: Value) -> None:
        self._seconds, self._answer, self._until = seconds, first, 0.0

    @abstractmethod
    def ask(self) -> Value:
        """The question.  May raise a refusal."""

    def read(self) -> Value:
        """Never raises a refusal: a page with what was known before is better than no page."""
        if time.monotonic() >= self._until:
            self._until = time.monotonic() + self._seconds
            with contextlib.suppress(Refusal):
                self._answer = self.ask()
        return self._answer
