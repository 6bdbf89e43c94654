"""Is a phase of the campaign open here and now?  Calendar, a window reopened for one agency, hours of the region.

Mission, "The life of a registrant": a window can be reopened for one agency; regions take turns at the peak.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.contracts.identity.settings import Phase

HAS_HOURS = frozenset({Phase.REGISTRATION, Phase.FILLING})  # offices verify whenever they are at work
A_WEEK = range(8)  # days to look ahead: today's hours may be over


@dataclass(frozen=True)
class Window:
    """From when until when; None is open on that side."""

    opens: datetime | None = None
    closes: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether ``now`` lies in it; the closing moment does not."""
        return (self.opens is None or self.opens <= now) and (self.closes is None or now < self.closes)


@dataclass(frozen=True)
class Hours:
    """Days (1 is Monday) and hours on the clock of a zone."""

    days: frozenset[int]
    begins: time
    ends: time
    zone: ZoneInfo

    def hold(self, now: datetime) -> bool:
        """Whether the region's clock is within its hours."""
        there = now.astimezone(self.zone)
        return there.isoweekday() in self.days and self.begins <= there.time() < self.ends

    def closing(self, now: datetime) -> datetime:
        """When the hours of the region's today end."""
        return datetime.combine(now.astimezone(self.zone).date(), self.ends, self.zone)

    def next_opening(self, now: datetime) -> datetime:
        """When they begin next."""
        there = now.astimezone(self.zone)
        mornings = (datetime.combine(there.date() + timedelta(days), self.begins, self.zone) for days in A_WEEK)
        return next(at for at in mornings if at > now and at.isoweekday() in self.days)


@dataclass(frozen=True)
class Opening:
    """``why`` not: ``early``, ``late`` or ``hours``; ``next_at`` is when it opens again, ``until`` when it closes.

    Both are None where nothing says so.
    """

    open: bool
    why: str = ""
    next_at: datetime | None = None
    until: datetime | None = None



def opening(
    phase: Phase, now: datetime, campaign: Window, reopened: Window | None = None, hours: Hours | None = None
) -> Opening:
    """The answer for one agency: its own reopened window adds to the campaign's; the region's hours narrow both."""
    windows = [campaign, *([reopened] if reopened else [])]
    running = [window for window in windows if window.holds(now)]
    if not running:
        return _closed(now, windows)
    if phase not in HAS_HOURS or hours is None or hours.hold(now):
        return _open(running, [hours.closing(now)] if phase in HAS_HOURS and hours else [])
    at = hours.next_opening(now)
    if any(window.holds(at) for window in windows):
        return Opening(open=False, why="hours", next_at=at)
    return replace(_closed(at, windows), why="hours")


def _closed(now: datetime, windows: list[Window]) -> Opening:
    coming = [window.opens for window in windows if window.opens is not None and window.opens > now]
    return Opening(open=False, why="early" if coming else "late", next_at=min(coming, default=None))


def _open(running: list[Window], ends: list[datetime]) -> Opening:
    """The last of the running windows closes, or the region's hours end before."""
    last = [window.closes for window in running if window.closes is not None]
    ends = [*ends, max(last)] if len(last) == len(running) else ends
    return Opening(open=True, until=min(ends, default=None))
