"""Progress of a campaign in memory: agencies large, small and with names that go on."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from services.contracts.errors import NotFound
from services.contracts.reporting.answers import AgencyCount, DayChange, ProgressShown, ValueCount, WorkforceShown
from tests.gateway.admin.cases import at

STANDING = ("sent", "level-1", "level-2", "level-3", "level-4", "returned", "completed", "done")
STAGES = ("expected", "registered", "filled", "rejected", *STANDING)
NAMES = (
    "Pemerintah Kabupaten Sleman",
    "Kementerian Pendidikan dan Kebudayaan",
    "Pemerintah Kota Yogyakarta",
    "Badan Pengembangan Infrastruktur Wilayah Suramadu dan Kawasan Perbatasan Negara Republik Indonesia",
    "Pemerintah Provinsi Papua",
)
PROVINCES = (
    ("34", "DI Yogyakarta"), ("33", "Jawa Tengah"), ("31", "DKI Jakarta"), ("35", "Jawa Timur"), ("91", "Papua"),
    ("11", "Aceh"), ("12", "Sumatera Utara"), ("51", "Bali"), ("73", "Sulawesi Selatan"), ("64", "Kalimantan Timur"),
)  # fmt: skip
BANDS = ("20–24", "25–29", "30–34", "35–39", "60+")
GOLONGAN = ("I/a", "II/c", "III/a", "III/d", "IV/a")
NATIONAL = 1  # the agency of this number


def agencies(count: int = 120) -> list[AgencyCount]:
    """The first is the largest; every tenth has nobody yet."""
    return [_agency(number) for number in range(count)]


def _agency(number: int) -> AgencyCount:
    national = number == NATIONAL
    code, province = ("", "") if national else PROVINCES[number % len(PROVINCES)]
    region = number % len(PROVINCES) % 3 + 1
    stages = {} if number % 11 == 9 else _counts(number)
    return AgencyCount(
        agency_id=f"ag-{number}", agency=NAMES[number] if number < len(NAMES) else f"Pemerintah Kabupaten {number}",
        national=national, kanreg_id="" if national else f"k{region}",
        kanreg="" if national else f"Kanreg {'I' * region}", province_code=code, province=province,
        stages=stages, week={stage: people // 9 for stage, people in stages.items()},
    )  # fmt: skip


def _counts(number: int) -> dict[str, int]:
    """Nearly everybody registers; then each stands somewhere."""
    standing = {stage: (9 - n) * (400 - number) % (997 - number) for n, stage in enumerate(STANDING, start=1)}
    registered = sum(standing.values()) + number
    more = {"expected": registered + 200 + number, "registered": registered, "filled": registered - number // 2}
    return more | standing


def progress(
    agency_id: str = "", kanreg_id: str = "", province_code: str = "", kind: str = "", *, count: int = 120
) -> ProgressShown:
    """As ``reporting.progress``."""
    everything = agencies(count)
    shown = [
        one for one in everything
        if agency_id in ("", one["agency_id"]) and kanreg_id in ("", one["kanreg_id"])
        and province_code in ("", one["province_code"]) and kind in ("", "national" if one["national"] else "regional")
    ]  # fmt: skip
    if not shown and any((agency_id, kanreg_id, province_code, kind)):
        raise NotFound("Instansi ini tidak ditemukan di wilayah Anda.")
    sums: Counter[str] = Counter()
    for agency in shown:
        sums.update(agency["stages"])
    unit: Any = {"unit_id": "u-1", "unit": "Dinas Pendidikan", "stages": sums}
    return ProgressShown(
        as_of=at(-1), building=None, stages=[{"stage": stage, "count": sums[stage]} for stage in STAGES],
        agencies=everything, units=[unit] if agency_id else [], days=_days(sums),
        open=[{"stage": "level-1", "since": _day(number), "count": 7 * number + 1} for number in (0, 2, 9, 40)],
        forecast={"pace": 120.5, "day": _day(-39), "earliest": _day(-20), "latest": ""},
    )  # fmt: skip


def _day(ago: int) -> str:
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def _days(sums: Counter[str], days: int = 40) -> list[DayChange]:
    """Everything comes evenly; who is done was sent long ago."""
    changes = {stage: sums[stage] for stage in ("registered", *STANDING)}
    told = []
    for ago in range(days, -1, -1):
        until, before = (days + 1 - ago) / (days + 1), (days - ago) / (days + 1)
        share = {stage: int(people * until) - int(people * before) for stage, people in changes.items()}
        told.append(DayChange(day=_day(ago), stages=share))
    return told


def workforce(agency_id: str = "", kanreg_id: str = "", province_code: str = "", kind: str = "") -> WorkforceShown:
    """As ``reporting.workforce``."""
    progress(agency_id, kanreg_id, province_code, kind)  # raises where nothing is inside
    sides = {
        "sex": [_value("1", "Pria", 2400, 900), _value("2", "Wanita", 2600, 1100)],
        "age": [_value(band, band, 300 + 40 * n, 100) for n, band in enumerate(BANDS)],
        "golongan": [_value(str(n), name, 500 + 9 * n, 200) for n, name in enumerate(GOLONGAN)],
        "education": [_value("", "", 12, 0), _value("15", "SLTA", 900, 300), _value("40", "S-1", 3000, 1500)],
        "position": [_value("1", "Struktural", 400, 100), _value("2", "Fungsional tertentu", 2600, 1200)],
        "agency_kind": [_value("national", "national", 900, 300), _value("regional", "regional", 4100, 1700)],
        "province": [_value(code, name, 400, 100) for code, name in PROVINCES],
    }  # fmt: skip
    return WorkforceShown(as_of=at(-1), building=None, agencies=[*agencies()], sides=sides)


def _value(code: str, name: str, people: int, verified: int) -> ValueCount:
    return ValueCount(code=code, name=name, people=people, verified=verified)
