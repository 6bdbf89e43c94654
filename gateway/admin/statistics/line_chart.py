"""The geometry of the chart over time: paths, ticks and labels in the units of its view box."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gateway.admin.statistics.over_time import LINES, Day

WIDTH, HEIGHT = 640, 276
LEFT, RIGHT, TOP, BOTTOM = 52, 586, 14, 250
TICKS, NEAREST = 5, 13  # of the axis of people; units between two labels
NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Frame:
    """The view box, and where in it the lines are; ``days``: labels on the axis of days."""

    width: int
    height: int
    left: int
    right: int
    days: int
    top: int = TOP

    @property
    def bottom(self) -> int:
        """The foot of the lines; labels of days stand below it."""
        return self.height - (HEIGHT - BOTTOM)


WIDE = Frame(WIDTH, HEIGHT, LEFT, RIGHT, days=5)
NARROW = Frame(300, 236, 42, 240, days=3)  # a phone's width, where the wide one could not be read


@dataclass(frozen=True)
class Mark:
    """A tick, a point or a label at (x, y)."""

    x: float
    y: float
    text: object = ""


@dataclass(frozen=True)
class Line:
    """``number`` is that of its colour; ``ahead`` the dotted path of the forecast, "" without one."""

    number: int
    path: str
    ahead: str
    point: Mark
    label: Mark


@dataclass(frozen=True)
class Chart:
    """Everything that the template writes down; ``target`` is the height of the expected, None above the chart."""

    frame: Frame
    lines: Sequence[Line]
    people: Sequence[Mark]
    days: Sequence[Mark]
    today: float
    target: float | None


def chart(days: Sequence[Day], ahead: Day | None, expected: int, frame: Frame = WIDE) -> Chart:
    """``days`` hold at least one day."""
    first, last = days[0].day, ahead.day if ahead else days[-1].day
    top = _nice(max([expected, *(max(day.people.values()) for day in days)]))
    span = max((last - first).days, 1)

    def x(day: date) -> float:
        return round(frame.left + (frame.right - frame.left) * (day - first).days / span, 1)

    def y(people: float) -> float:
        return round(frame.bottom - (frame.bottom - frame.top) * people / top, 1)

    ends = {name: (ahead or days[-1]).people.get(name, days[-1].people[name]) for name, _label in LINES}
    heights = _apart({name: y(people) for name, people in ends.items()})
    now = days[-1]
    lines = []
    for number, (name, label) in enumerate(LINES, start=1):
        here = Mark(x(now.day), y(now.people[name]), now.people[name])
        dotted = ahead is not None and name in ahead.people
        path = "M" + " L".join(f"{x(day.day)} {y(day.people[name])}" for day in days)
        further = f"M{here.x} {here.y} L{x(last)} {y(ends[name])}" if dotted else ""
        lines.append(Line(number, path, further, here, Mark((x(last) if dotted else here.x) + 6, heights[name], label)))
    people = [Mark(frame.left - 8, y(top * n / TICKS), top * n / TICKS) for n in range(TICKS + 1)]
    marks = [Mark(x(day), frame.bottom + 20, day) for day in _ticks(first, last, frame.days)]
    return Chart(frame, lines, people, marks, x(now.day), y(expected) if expected else None)


def _nice(most: int) -> float:
    """The least round number above ``most`` that five ticks divide well."""
    size = 1
    while size * 10 * TICKS < most:
        size *= 10
    return next(size * step * TICKS for step in NICE if size * step * TICKS >= most)


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """Labels at the ends of lines, moved so that none hides another."""
    placed: dict[str, float] = {}
    above = TOP - NEAREST + 4.0
    for name in sorted(heights, key=lambda one: heights[one]):
        above = placed[name] = max(heights[name] + 4, above + NEAREST)
    return placed


def _ticks(first: date, last: date, most: int) -> list[date]:
    """At most so many days, evenly spread, the first and the last among them."""
    span = (last - first).days
    steps = min(most - 1, span)
    return [first + timedelta(days=round(span * n / steps)) for n in range(steps + 1)] if steps else [first]
