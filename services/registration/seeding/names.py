"""Names by region, put together from the tables in ``names.toml`` so that hardly two people are called the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

STRANGERS = 0.12  # of those who work in a region come from another
WITH_TITLE, WITH_SECOND_NAME, WITH_LAST_NAME = 0.7, 0.25, 0.85


@dataclass(frozen=True, eq=False)
class Region:
    """Where a family comes from: ``first`` has beginnings and endings of first names by sex as in the NIP."""

    first: dict[str, tuple[list[str], list[str]]]
    last: list[str]
    titles: dict[str, list[str]]
    faiths: list[str]  # codes of the list agama, each as often as it is likely

    def name(self, sex: str, rng: Random) -> str:
        """A name of one to four words."""
        words = [self._first(sex, rng)]
        if self.titles[sex] and rng.random() < WITH_TITLE:
            words.insert(0, rng.choice(self.titles[sex]))
        elif rng.random() < WITH_SECOND_NAME:
            words.append(self._first(sex, rng))
        if rng.random() < WITH_LAST_NAME:
            words.append(rng.choice(self.last))
        return " ".join(words)

    def _first(self, sex: str, rng: Random) -> str:
        beginnings, endings = self.first[sex]
        return rng.choice(beginnings) + rng.choice(endings)


def _region(table: dict[str, Any]) -> Region:
    men, women = ((begin.split(), end.split()) for begin, end in (table["men"], table["women"]))
    faiths = [code for code, weight in table["faiths"].items() for _ in range(weight)]
    titles = {sex: text.split() for sex, text in zip("12", table["titles"], strict=True)}
    return Region({"1": men, "2": women}, table["last"].split(), titles, faiths)


def _load() -> tuple[dict[str, Region], list[Region]]:
    """Regions by province, and each as often as its share of the country."""
    tables = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    regions = {name: _region(table) for name, table in tables.items()}
    by_province = {code: regions[name] for name, table in tables.items() for code in table["provinces"]}
    return by_province, [regions[name] for name, table in tables.items() for _ in range(table["share"])]


BY_PROVINCE, EVERYWHERE = _load()


def region_of(province: str, rng: Random) -> Region:
    """Where the family of somebody who works in this province comes from."""
    home = BY_PROVINCE.get(province)
    return rng.choice(EVERYWHERE) if home is None or rng.random() < STRANGERS else home
