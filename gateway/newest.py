"""One answer that every page needs, asked anew now and then."""
from __future__ import annotations

import contextlib
import time
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from services.contracts.errors import Refusal

Value = TypeVar("Value")


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
