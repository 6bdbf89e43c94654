"""Which of the values that a page sends were changed elsewhere since the page showed them."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def overtaken(now: Mapping[str, str], said: Mapping[str, str], seen: Mapping[str, str], *, stale: bool) -> list[str]:
    """Names whose value is now neither what the page showed nor what it says; ``stale`` decides for unseen ones.

    Whoever types beside a change of another field loses nothing and is not asked; the same value twice is no conflict.
    """
    return [
        name
        for name, value in said.items()
        if now.get(name, "") != value and (now.get(name, "") != seen[name] if name in seen else stale)
    ]


def confirmed_too_late(changed: Collection[str], confirmed: Collection[str], *, stale: bool) -> list[str]:
    """Names called right on a page that does not show yet that they were changed."""
    return [name for name in confirmed if stale and name in changed]


def merged(now: Mapping[str, str], said: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """A row of which the page touched some columns: the others stay as they are now."""
    return {name: now.get(name, "") if value == seen.get(name, "") else value for name, value in said.items()}
