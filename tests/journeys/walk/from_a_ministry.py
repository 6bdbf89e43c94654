"""The other column of ``who_answers_what``: people of a ministry report, without JavaScript.

They report what goes to another desk for them than for the people of a region.
"""
from __future__ import annotations

from collections.abc import Iterator

from services.contracts.actor import JurisdictionKind
from services.contracts.helpdesk.categories import CATEGORIES, Category, Kind
from services.helpdesk.domain.who_answers_what import WHO_ANSWERS_WHAT, Line, Place, Where, kind_of
from tests.benchmarks._browser import Browser, Times
from tests.journeys.people import document
from tests.journeys.walk.newcomers import logged_in
from tests.journeys.walk.world import MINISTRY, World

TYPED = {Kind.TEXT: "Pemerintah Kota Muarabiru", Kind.LONG: "Sebabnya tertulis pada SK.", Kind.OLD_NIP: "480123456"}
HERE = Place(MINISTRY)
DAY = {"hari": "1", "bulan": "3", "tahun": "2000"}


def report_from_a_ministry(world: World) -> Iterator[tuple[Line, Place, str]]:
    """One ticket for each such category; the line of the table, the place, and the number."""
    mine = logged_in(world.system, world.people["pusat"])
    for line in filter(_goes_elsewhere, WHO_ANSWERS_WHAT):
        category = CATEGORIES[line.category]
        if category.needs_login:
            yield line, HERE, _report(mine, category, {})
        else:
            person = world.people["pusat tanpa akun"]
            visitor = Browser(world.system.address, Times())
            yield line, HERE, _report(visitor, category, {"nip": person.nip, "nama": person.name})


def _goes_elsewhere(line: Line) -> bool:
    """Another profile answers, or the same in another agency."""
    if line.where is not Where.ANY:
        return False
    everywhere = all(kind_of(profile) is JurisdictionKind.NATIONAL for profile in line.national)
    return line.national != line.regional or not everywhere


def _report(browser: Browser, category: Category, who: dict[str, str]) -> str:
    facts = dict(who)
    for fact in category.facts:
        if fact.kind is Kind.DATE:
            facts |= {f"{fact.name}.{part}": text for part, text in DAY.items()}
        else:
            facts[fact.name] = TYPED[fact.kind]
    paper = document("sk")
    files = {"berkas": (paper["name"], paper["buffer"], paper["mimeType"])} if category.document else None
    browser.open(f"/bantuan/lapor/{category.slug}", "open")
    browser.press("Kirim laporan", "report", {**facts, "email": "pusat@contoh.go.id"}, files=files)
    return "".join(browser.text("//*[@data-nomor-tiket]").split())
