"""The least time that a person needs for a case; who decides faster cannot have looked at everything.

A lower bound, not a goal: two values compared take some seconds, and so does finding a value on a page of a document.
An adult reads a whole page of text in about a minute, so the bound is generous.
"""
from __future__ import annotations

A_CHANGE = 4  # seconds
A_PAGE = 5  # seconds
PAGES = 4  # of one document that are looked at: the value need not stand on the first, nor is all of a long one read
INTERRUPTED = 3600  # seconds: whoever held a case for longer did something else meanwhile


def least_seconds(changes: int, pages: list[int]) -> int:
    """``pages``: of each document, once however many changes it proves.  0 without any change: nothing is read."""
    return changes * A_CHANGE + sum(min(number, PAGES) for number in pages) * A_PAGE


def is_too_fast(seconds: float | None, changes: int, pages: list[int]) -> bool:
    """Never where nobody knows how long it took."""
    return seconds is not None and seconds < least_seconds(changes, pages)
