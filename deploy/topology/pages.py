"""Reading long lists page by page, each from where the one before ended."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")


def pages(
    read: Callable[[Any], Sequence[Item]], key: Callable[[Item], Any], first: Any
) -> Iterator[Sequence[Item]]:
    """Every page that is not empty; ``read`` takes the key of the last item before it, ``first`` at the beginning."""
    page = read(first)
    while page:
        yield page
        page = read(key(page[-1]))
