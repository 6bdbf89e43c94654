"""Answers that a process remembers for a while, so that another service is not asked the same all day."""
from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class Memory(Generic[Asked, Answer]):
    """Each answer for ``seconds``, never None.  Safe in threads: each step is one of a dict."""

    def __init__(self, seconds: float, most: int = 10_000) -> None:
        self._seconds, self._most = seconds, most
        self._answers: dict[Asked, tuple[float, Answer]] = {}

    def told(self, asked: Asked) -> Answer | None:
        """The answer to what was asked a moment ago, or None."""
        until, answer = self._answers.get(asked, (0.0, None))
        return answer if until > time.monotonic() else None

    def keep(self, asked: Asked, answer: Answer) -> None:
        """From now on; a memory that is full (``most`` answers) forgets all and begins anew."""
        if len(self._answers) >= self._most:
            self._answers.clear()
        self._answers[asked] = (time.monotonic() + self._seconds, answer)

    def forget(self, asked: Asked) -> None:
        """The answer does not hold any longer."""
        self._answers.pop(asked, None)

    def of(self, asked: Asked, ask: Callable[[], Answer]) -> Answer:
        """The answer of a moment ago, else what ``ask`` gives now; what it raises is not remembered."""
        answer = self.told(asked)
        if answer is None:
            answer = ask()
            self.keep(asked, answer)
        return answer

    def of_each(
        self, asked: Iterable[Asked], ask: Callable[[list[Asked]], dict[Asked, Answer]]
    ) -> dict[Asked, Answer]:
        """An answer to each; ``ask`` is told at most once, which of them are not remembered, and may leave some out."""
        known = {one: self.told(one) for one in asked}
        new = [one for one, answer in known.items() if answer is None]
        found = ask(new) if new else {}
        for one in found:
            self.keep(one, found[one])
        return {one: answer for one, answer in {**known, **found}.items() if answer is not None}
