"""Is an agency's tick set, and are we within its window?"""
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Tick:
    """A tick of Manajemen Verifikasi; None is open on that side."""

    ticked: bool
    opens: datetime | None = None
    closes: datetime | None = None


UNTICKED = Tick(ticked=False)


def state(tick: Tick, now: datetime) -> str:
    """``open``, ``early``, ``late`` or ``unticked``; the closing moment is outside."""
    if not tick.ticked:
        return "unticked"
    if tick.opens is not None and now < tick.opens:
        return "early"
    return "late" if tick.closes is not None and tick.closes <= now else "open"
