"""Which published messages the broker has not confirmed yet, on one channel."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


class Confirms(Generic[Item]):
    """Keeps an item for each open delivery tag, in the order of publishing."""

    def __init__(self, channel: Any, refused: Callable[[Item], None]) -> None:
        """Turn on confirms; ``refused`` is told of items that the broker nacked."""
        channel.confirm_select()
        channel.events["basic_ack"].add(self._acked)
        channel.events["basic_nack"].add(self._nacked)
        self._refused = refused
        self._open: dict[int, Item] = {}
        self._last = 0

    def published(self, item: Item) -> None:
        """``item`` has gone out as the channel's next message."""
        self._last += 1
        self._open[self._last] = item

    @property
    def open(self) -> list[Item]:
        """The items without an answer yet, oldest first."""
        return list(self._open.values())

    def __len__(self) -> int:
        return len(self._open)

    def oldest(self) -> Item | None:
        """The item that has waited longest."""
        return next(iter(self._open.values()), None)

    def _acked(self, tag: int, multiple: bool) -> None:  # noqa: FBT001 - amqp calls it so
        self._take(tag, multiple=multiple)

    def _nacked(self, tag: int, multiple: bool) -> None:  # noqa: FBT001 - amqp calls it so
        for item in self._take(tag, multiple=multiple):
            self._refused(item)

    def _take(self, tag: int, *, multiple: bool) -> list[Item]:
        if not multiple:
            return [self._open.pop(tag)] if tag in self._open else []
        taken = []
        while self._open and (first := next(iter(self._open))) <= tag:
            taken.append(self._open.pop(first))
        return taken
