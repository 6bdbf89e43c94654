"""The charts of the page as drawings: their geometry is the page's own, colours are the tokens of the light scheme."""
from __future__ import annotations

import re
from collections.abc import Sequence

from flask_babel import gettext as _
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color, HexColor

from gateway.admin.statistics import line_chart
from gateway.admin.statistics.funnel import Bar
from gateway.admin.statistics.line_chart import Chart
from gateway.admin.statistics.tiles import SIDE, TileMap
from gateway.formats import angka, ringkas, tanggal_pendek

INK, MUTE, RULE = HexColor("#13202f"), HexColor("#5a6776"), HexColor("#dde3ea")
BRAND, WARN, WARN_LINE = HexColor("#196bcd"), HexColor("#8a4f00"), HexColor("#ecce93")
LINES = {1: BRAND, 2: HexColor("#43505f"), 3: HexColor("#0f7a52")}
SHADES = {"t1": "#e3edfa", "t2": "#b7d2f3", "t3": "#7fb0e8", "t4": "#2a6fc4", "t5": "#0f4488"}
ON_DARK = ("t4", "t5")
A_BAR, BARS_FROM, BARS_WIDE, FUNNEL = 42, 100, 232, 470
MAP_WIDE = 750
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


class Board:
    """A drawing in the page's coordinates, which count from the top; ``width`` points wide on the paper."""

    def __init__(self, wide: float, high: float, width: float) -> None:
        self.drawing = Drawing(width, high * width / wide)
        scale = width / wide
        self._high, self._group = high, Group(transform=(scale, 0, 0, scale, 0, 0))
        self.drawing.add(self._group)

    def add(self, shape: Shape) -> None:
        self._group.add(shape)

    def text(
        self, x: float, y: float, words: str, colour: Color = INK, anchor: str = "start", size: float = 12,
        *, bold: bool = False,
    ) -> None:
        font = "Helvetica-Bold" if bold else "Helvetica"
        at = (x, self._high - y)
        self.add(String(*at, words, textAnchor=anchor, fontName=font, fontSize=size, fillColor=colour))

    def bar(self, x: float, y: float, wide: float, high: float, colour: Color, radius: float = 4) -> None:
        if wide > 0:
            round_ = min(radius, wide / 2)
            at = (x, self._high - y - high, wide, high)
            self.add(Rect(*at, rx=round_, ry=round_, fillColor=colour, strokeColor=None))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: Color = RULE, dash: Sequence[int] = ()) -> None:
        dashes = {"strokeDashArray": list(dash)} if dash else {}
        self.add(Line(x1, self._high - y1, x2, self._high - y2, strokeColor=colour, strokeWidth=1, **dashes))

    def path(self, path: str, colour: Color, dash: Sequence[int] = ()) -> None:
        """``M1 2 L3 4 …`` as the page writes it."""
        points = [(float(x), self._high - float(y)) for x, y in POINT.findall(path)]
        dashes = {"strokeDashArray": list(dash)} if dash else {}
        if len(points) > 1:
            self.add(PolyLine(points, strokeColor=colour, strokeWidth=2, **dashes))

    def dot(self, x: float, y: float, colour: Color) -> None:
        self.add(Circle(x, self._high - y, 3.5, fillColor=colour, strokeColor=None))


def funnel(bars: Sequence[Bar], width: float) -> Drawing:
    """A bar for each step, and what waits before the next."""
    board = Board(FUNNEL, len(bars) * A_BAR, width)
    for number, bar in enumerate(bars):
        before = bars[number - 1] if number else None
        top = number * A_BAR
        board.text(88, top + 16, bar.name, anchor="end")
        ghost = WARN_LINE if before is not None and before.hot else RULE
        board.bar(BARS_FROM, top + 3, BARS_WIDE * (before.share if before else 1), 18, ghost)
        board.bar(BARS_FROM, top + 3, BARS_WIDE * bar.share, 18, BRAND)
        board.text(344, top + 16, angka(bar.count), bold=True)
        board.text(414, top + 16, f"{angka(100 * bar.share, 1)}%", MUTE)
        if bar.waiting:
            told = f"{angka(bar.waiting)} {bar.waits}"
            board.text(BARS_FROM, top + 35, told, WARN if bar.hot else MUTE, bold=bar.hot)
    return board.drawing


def over_time(chart: Chart, expected: int, width: float) -> Drawing:
    """Cumulative lines with their forecast."""
    board = Board(line_chart.WIDTH + 40, line_chart.HEIGHT, width)
    for mark in chart.people:
        board.line(line_chart.LEFT, mark.y, line_chart.RIGHT, mark.y)
        board.text(mark.x, mark.y + 4, ringkas(mark.text), MUTE, "end", 11)  # type: ignore[arg-type]
    for number, mark in enumerate(chart.days):
        anchor = "start" if number == 0 and len(chart.days) > 1 else "middle"
        board.text(mark.x, mark.y, tanggal_pendek(mark.text), MUTE, anchor, 11)  # type: ignore[arg-type]
    if chart.target is not None:
        board.line(line_chart.LEFT, chart.target, line_chart.RIGHT, chart.target, MUTE, (4, 3))
        board.text(58, chart.target - 6, _("Wajib daftar %(num)s", num=angka(expected)), MUTE, size=11)
    board.line(chart.today, line_chart.TOP, chart.today, line_chart.BOTTOM, MUTE, (2, 3))
    for line in chart.lines:
        colour = LINES[line.number]
        board.path(line.path, colour)
        board.path(line.ahead, colour, (2, 4))
        board.dot(line.point.x, line.point.y, colour)
        board.text(min(line.label.x, 590), line.label.y, str(line.label.text), colour, bold=True)
    return board.drawing


def tiles(map: TileMap, width: float) -> Drawing:
    """The provinces, each with its letters and its per cent."""
    board = Board(max(map.width + 4, MAP_WIDE), map.height + 4, width)
    for tile in map.tiles:
        colour = HexColor("#ffffff") if tile.shade in ON_DARK else HexColor("#0b2545")
        board.bar(tile.x, tile.y, SIDE, SIDE, HexColor(SHADES[tile.shade]), 7)
        board.text(tile.x + SIDE / 2, tile.y + 20, tile.letters, colour, "middle", bold=True)
        board.text(tile.x + SIDE / 2, tile.y + 36, angka(100 * tile.place.share), colour, "middle")
    for anchor, x, y, name in map.islands:
        board.text(x, y, name, MUTE, anchor, 11)
    return board.drawing
