"""The tile map: each province has one tile, so that Jakarta is as visible as Papua."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gateway.admin.statistics.places import PlaceRow

SIDE, STEP = 46, 50  # of a tile; from one to the next
A_ROW = 15  # tiles of provinces that have no place in the table
# code of Kemendagri: letters of ISO 3166-2, column, row
TILES: Mapping[str, tuple[str, int, int]] = {
    "11": ("AC", 0, 0), "12": ("SU", 1, 1), "13": ("SB", 1, 2), "14": ("RI", 2, 1), "15": ("JA", 2, 2),
    "16": ("SS", 3, 3), "17": ("BE", 2, 3), "18": ("LA", 3, 4), "19": ("BB", 4, 3), "21": ("KR", 3, 1),
    "31": ("JK", 5, 5), "32": ("JB", 5, 6), "33": ("JT", 6, 5), "34": ("YO", 6, 6), "35": ("JI", 7, 5),
    "36": ("BT", 4, 5), "51": ("BA", 8, 6), "52": ("NB", 9, 6), "53": ("NT", 10, 6), "61": ("KB", 6, 1),
    "62": ("KT", 6, 2), "63": ("KS", 7, 2), "64": ("KI", 7, 1), "65": ("KU", 7, 0), "71": ("SA", 11, 0),
    "72": ("ST", 9, 1), "73": ("SN", 9, 3), "74": ("SG", 10, 3), "75": ("GO", 10, 1), "76": ("SR", 9, 2),
    "81": ("MA", 12, 3), "82": ("MU", 12, 1), "91": ("PA", 14, 3), "92": ("PB", 13, 2), "93": ("PS", 13, 4),
    "94": ("PT", 14, 2), "95": ("PE", 14, 4), "96": ("PD", 13, 1),
}  # fmt: skip
ISLANDS: Mapping[str, tuple[str, int, int, str]] = {  # by the first digit of their provinces' codes
    "1": ("start", 0, 238, "Sumatera"), "2": ("start", 0, 238, "Sumatera"), "3": ("end", 246, 338, "Jawa"),
    "5": ("start", 400, 288, "Bali dan Nusa Tenggara"), "6": ("end", 346, 38, "Kalimantan"),
    "7": ("start", 450, 38, "Sulawesi"), "8": ("end", 636, 138, "Maluku"), "9": ("end", 746, 88, "Papua"),
}  # fmt: skip
STEPS = ((0.30, "t1"), (0.45, "t2"), (0.60, "t3"), (0.75, "t4"))


@dataclass(frozen=True)
class Tile:
    """A province on the map; ``shade`` is a class of the stylesheet."""

    place: PlaceRow
    letters: str
    x: int
    y: int
    shade: str


@dataclass(frozen=True)
class TileMap:
    """``islands`` are named of which any province is shown."""

    tiles: Sequence[Tile]
    width: int
    height: int
    islands: Sequence[tuple[str, int, int, str]]


def shade_of(share: float) -> str:
    """``t1`` (least) to ``t5``."""
    return next((shade for below, shade in STEPS if share < below), "t5")


def tile_map(provinces: Sequence[PlaceRow]) -> TileMap:
    """Provinces that the table does not know stand in rows below, under the first letters of their names."""
    known = [place for place in provinces if place.code in TILES]
    others = [place for place in provinces if place.code not in TILES]
    below = max((TILES[place.code][2] for place in known), default=-1) + 1
    tiles = [_tile(place, *TILES[place.code]) for place in known]
    for number, place in enumerate(others):
        row, column = divmod(number, A_ROW)
        tiles.append(_tile(place, _letters(place.name), column, below + row))
    across = max((tile.x for tile in tiles), default=0) + SIDE
    down = max((tile.y for tile in tiles), default=0) + SIDE
    islands = list(dict.fromkeys(ISLANDS[place.code[0]] for place in known))
    return TileMap(tiles, across, max([down, *(y + 4 for _anchor, _x, y, _name in islands)]), islands)


def _tile(place: PlaceRow, letters: str, column: int, row: int) -> Tile:
    return Tile(place, letters, column * STEP, row * STEP, shade_of(place.share))


def _letters(name: str) -> str:
    words = name.split()
    return (words[0][0] + words[-1][0] if len(words) > 1 else name[:2]).upper()
