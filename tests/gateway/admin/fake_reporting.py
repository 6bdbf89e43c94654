"""Progress of a campaign in memory: agencies large, small and with names that go on."""

from __future__ import annotations

from services.contracts.errors import NotFound
from services.contracts.reporting.answers import AgencyCount, ProgressShown
from tests.gateway.admin.cases import at

STAGES = ("registered", "sent", "level-1", "level-2", "level-3", "level-4", "returned", "completed", "done")
NAMES = (
    "Pemerintah Kabupaten Sleman",
    "Kementerian Pendidikan dan Kebudayaan",
    "Pemerintah Kota Yogyakarta",
    "Badan Pengembangan Infrastruktur Wilayah Suramadu dan Kawasan Perbatasan Negara Republik Indonesia",
    "Pemerintah Provinsi Papua",
)


def agencies(count: int = 120) -> list[AgencyCount]:
    """The first is the largest; every tenth has nobody yet."""
    return [
        {
            "agency_id": f"ag-{number}",
            "agency": NAMES[number] if number < len(NAMES) else f"Pemerintah Kabupaten {number}",
            "stages": {} if number % 10 == 9 else _counts(number),
        }
        for number in range(count)
    ]


def _counts(number: int) -> dict[str, int]:
    """Everybody registers; then each stands somewhere."""
    standing = {stage: (9 - n) * (400 - number) % (997 - number) for n, stage in enumerate(STAGES) if n}
    return {"registered": sum(standing.values()) + number, **standing}


def progress(agency_id: str = "", *, count: int = 120) -> ProgressShown:
    """As ``reporting.progress``."""
    shown = [agency for agency in agencies(count) if agency_id in ("", agency["agency_id"])]
    if not shown and agency_id:
        raise NotFound("Instansi ini di luar wilayah Anda.")
    sums = {stage: sum(agency["stages"].get(stage, 0) for agency in shown) for stage in STAGES}
    return {"as_of": at(-1), "stages": [{"stage": s, "count": n} for s, n in sums.items()], "agencies": shown}
