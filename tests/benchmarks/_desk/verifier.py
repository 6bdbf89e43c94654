"""A verifier who approves everything: opens the case in hand, sends it, and has the next one before him."""

from __future__ import annotations

import requests

from tests.benchmarks._browser import Times
from tests.benchmarks._officials import official_of

INBOX = "/admin/verifikasi"
REVIEW, DECIDE = "review page", "decide and next"
VERDICTS = "//input[@type='radio' and starts-with(@name, 'verdict-')]/@name"


class Verifier:
    """One official at a desk; ``level`` names the steps, "" where they are not told apart."""

    def __init__(self, times: Times, office: tuple[int, str, str], *, by_level: bool = False) -> None:
        self._desk = official_of(times, office)
        self._of_level = f", level {office[0]}" if by_level else ""

    def count_in(self, times: Times) -> None:
        """From now on the steps are counted there."""
        self._desk.times = times

    def take(self) -> bool:
        """Ambil berikutnya; False when nothing is left."""
        self._desk.open(INBOX, "inbox").press("Ambil berikutnya", "take next")
        return self.has_a_case

    @property
    def has_a_case(self) -> bool:
        """Whether a case lies on the desk."""
        return f"{INBOX}/" in self._desk.url

    def review(self) -> None:
        """The page of the case, once more from the start."""
        self._desk.open(self._desk.url.partition("?")[0], f"{REVIEW}{self._of_level}")

    def decide(self) -> None:
        """Every change approved and sent; what comes back is the next case."""
        ticks = dict.fromkeys(self._desk.page.xpath(VERDICTS), "approve")
        self._desk.press("Kirim", f"{DECIDE}{self._of_level}", ticks)


def failed(error: Exception) -> str:
    """What went wrong, short enough to be counted."""
    return type(error).__name__ if isinstance(error, requests.RequestException) else str(error)[:80]
