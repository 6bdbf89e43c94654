"""Opens every page and table of the reports, and names each number that is not what SQL counted."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import urlencode

import lxml.html

from tests.benchmarks._reports.sheets import Part, Row, Sheets

Fetch = Callable[[str], str]  # an address without its host -> what it answers
SIDES = ("sex", "age", "golongan", "education", "position", "agency_kind", "province")
MARK = "\ufeff"
STATISTICS, WORKFORCE, SHEET = "/admin/statistik", "/admin/statistik/pegawai", "/admin/rekapitulasi"
BARS = 7  # of the funnel; below them the table has what is no bar
FUNNEL = "//section[@aria-labelledby='h-fu']//tbody/tr"


class Compared(NamedTuple):
    """How many tables, how many whole numbers stand in them, and what each table that is wrong shows."""

    tables: int = 0
    numbers: int = 0
    wrong: tuple[str, ...] = ()

    def and_also(self, more: Compared) -> Compared:
        """Of both together."""
        return Compared(self.tables + more.tables, self.numbers + more.numbers, self.wrong + more.wrong)


def differences(fetch: Fetch, part: Part, sheets: Sheets) -> Compared:
    """Every table of one part of the country, as it is shown and as it was counted."""
    shown = dict(_shown(fetch, part))
    wanted = dict(_wanted(part, sheets))
    named = ", ".join(f"{name}={value}" for name, value in part.words.items()) or "all"
    wrong = tuple(
        f"{table} of {named}: shown {shown[table]!r:.300}, counted {wanted[table]!r:.300}"
        for table in wanted
        if shown[table] != wanted[table]
    )
    return Compared(len(wanted), sum(map(_whole_numbers, wanted.values())), wrong)


def _whole_numbers(table: object) -> int:
    return sum(map(_whole_numbers, table)) if isinstance(table, list | set | tuple) else isinstance(table, int)


def _wanted(part: Part, sheets: Sheets) -> Iterable[tuple[str, object]]:
    yield "page", [number for number, _waiting in sheets.funnel()]
    yield "corong.csv", sheets.funnel()
    yield "kumulatif.csv", sheets.over_time()
    yield "umur.csv", sheets.open_work()
    yield "provinsi.csv", sheets.by("province_code")
    yield "kanreg.csv", sheets.by("kanreg_id")
    yield "instansi.csv", sheets.agencies()
    for side in SIDES:
        yield f"pegawai/{side}.csv", sheets.workforce(side)
    for side in SIDES:
        people = sheets.workforce(side)
        yield f"pegawai, {side}", (sum(int(str(row[1])) for row in people), sum(int(str(row[2])) for row in people))
    if part.instansi:
        counts = sheets.stages()
        yield "unit.csv", (counts["expected"], counts["completed"] + counts["done"])
        yield "rekapitulasi", sheets.recapitulation()
        yield "rekapitulasi, units added up", sheets.recapitulation()


def _shown(fetch: Fetch, part: Part) -> Iterable[tuple[str, object]]:
    query = f"?{urlencode(part.words)}" if part.words else ""

    def table(name: str) -> list[list[str]]:
        return list(csv.reader(fetch(f"{STATISTICS}/{name}{query}").removeprefix(MARK).splitlines()))[1:]

    page = lxml.html.fromstring(fetch(f"{STATISTICS}{query}"))
    yield "page", [_numbers(row)[0] for row in page.xpath(FUNNEL)[:BARS]]
    yield "corong.csv", [(int(row[1]), int(row[3])) for row in table("corong.csv")]
    yield "kumulatif.csv", [(row[0], *map(int, row[1:])) for row in table("kumulatif.csv")]
    yield "umur.csv", [tuple(map(int, row[1:])) for row in table("umur.csv")]
    for name in ("provinsi.csv", "kanreg.csv"):
        yield name, {(row[0], int(row[2]), int(row[3]), int(row[5])) for row in table(name)}
    yield "instansi.csv", sorted((row[0], *map(int, row[1:7])) for row in table("instansi.csv"))
    for side in SIDES:
        yield f"pegawai/{side}.csv", {(row[0], int(row[2]), int(row[3])) for row in table(f"pegawai/{side}.csv")}
    workforce = lxml.html.fromstring(fetch(f"{WORKFORCE}{query}"))
    for side in SIDES:
        rows = [_numbers(row) for row in workforce.xpath(f"//section[@aria-labelledby='h-{side}']//tbody/tr")]
        yield f"pegawai, {side}", (sum(row[0] for row in rows), sum(row[-1] for row in rows))
    if part.instansi:
        units = table("unit.csv")
        yield "unit.csv", (sum(int(row[2]) for row in units), sum(int(row[3]) for row in units))
        yield from _recapitulation(fetch, query)


def _recapitulation(fetch: Fetch, query: str) -> Iterable[tuple[str, Row]]:
    page = lxml.html.fromstring(fetch(f"{SHEET}{query}"))
    units = [_numbers(row) for row in page.xpath("//table[contains(@class, 'recap')]/tbody/tr")]
    [whole] = page.xpath("//table[contains(@class, 'recap')]/tfoot/tr")
    yield "rekapitulasi", tuple(_numbers(whole))
    yield "rekapitulasi, units added up", tuple(map(sum, zip(*units, strict=True)))


def _numbers(row: lxml.html.HtmlElement) -> list[int]:
    """The cells that hold a whole number, as people read it; shares are left out."""
    texts = [cell.text_content().strip().replace(".", "") for cell in row.xpath("td")]
    return [int(text) for text in texts if text.isdecimal()]
