"""One plausible person: where, what, since when, and the record that the state would hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from services.registration.seeding.career import LADDER, Step, career
from services.registration.seeding.country import Agency, Country, Unit
from services.registration.seeding.names import region_of
from services.registration.seeding.nips import Drawn
from services.registration.seeding.particulars import particulars
from services.registration.seeding.trades import Trade

# levels of education by trade, each as often as it is likely
LEVELS = {
    Trade.TEACHER: ("40", "40", "40", "40", "40", "40", "40", "45", "25", "30"),
    Trade.HEALTH: ("30", "30", "30", "30", "40", "40", "40", "35", "17", "45"),
    Trade.OFFICE: ("15", "15", "17", "17", "30", "40", "40", "40", "40", "45", "10", "05", "15", "40", "45", "50"),
}
STANDINGS = ("01",) * 191 + ("02", "03", "03", "15", "20", "66", "99", "99", "99")  # kedudukan hukum
STRUCTURAL, FUNCTIONAL, GENERAL = "1", "2", "4"  # jenis jabatan
PROMOTION = {STRUCTURAL: "201", FUNCTIONAL: "202", GENERAL: "101"}
SHARE_FUNCTIONAL = {Trade.TEACHER: 0.88, Trade.HEALTH: 0.75, Trade.OFFICE: 0.12}
SHARE_HEADS = 0.15
FIRST_ACADEMIC = "31"  # golongan III/a


@dataclass(frozen=True, slots=True)
class Person:
    """``record`` is not sealed yet; ``steps`` are the rows of riwayat golongan."""

    name: str
    agency: Agency
    unit: Unit
    standing: str
    record: dict[str, str]
    steps: list[Step]


def make_person(country: Country, drawn: Drawn, today: date, rng: Random) -> Person:
    """Somebody with this NIP, somewhere in the country."""
    agency = country.agency(rng)
    unit = rng.choices(agency.units, cum_weights=agency.sizes)[0]
    level = rng.choice(LEVELS[unit.trade])
    position = _position(unit, level, rng)
    steps = career(level, drawn.appointed, today, PROMOTION[position], rng)
    region = region_of(agency.province[:2], rng)
    standing = rng.choice(STANDINGS)
    name = region.name(drawn.sex, rng)
    record = {
        **particulars(country, agency, drawn, name, rng),
        "agama": rng.choice(region.faiths),
        "golongan_awal": steps[0].golongan,
        "golongan": steps[-1].golongan,
        "tmt_golongan": steps[-1].since.isoformat(),
        "masa_kerja_tahun": str(steps[-1].served // 12),
        "masa_kerja_bulan": str(steps[-1].served % 12),
        "sk_cpns_nomor": steps[0].number,
        "sk_cpns_tanggal": steps[0].signed.isoformat(),
        "pendidikan_terakhir": _studies(country, level, unit.trade, rng),
        "tahun_lulus": str(min(drawn.birth.year + LADDER[level][2] + rng.randint(0, 3), today.year - 1)),
        "kedudukan_hukum": standing,
        "unit_organisasi": unit.id,
        "jenis_jabatan": position,
        "tmt_jabatan": steps[-1].since.isoformat(),
        **_held(country, unit.trade, position, steps[-1].golongan, rng),
    }
    return Person(name, agency, unit, standing, record, steps)


def _position(unit: Unit, level: str, rng: Random) -> str:
    if unit.trade is Trade.OFFICE and unit.headed and rng.random() < SHARE_HEADS:
        return STRUCTURAL
    educated = level >= "25"
    return FUNCTIONAL if educated and rng.random() < SHARE_FUNCTIONAL[unit.trade] else GENERAL


def _held(country: Country, trade: Trade, position: str, golongan: str, rng: Random) -> dict[str, str]:
    if position == GENERAL:
        return {"jabatan_fungsional_umum": rng.choice(country.general)}
    if position == FUNCTIONAL and (codes := country.functional.get((trade, _jenjang(golongan, trade)))):
        return {"jabatan_fungsional_tertentu": rng.choice(codes)}
    return {}


def _jenjang(golongan: str, trade: Trade) -> str:
    """The level of a functional position that goes with a golongan; teachers have academic ones only."""
    if golongan < FIRST_ACADEMIC and trade is not Trade.TEACHER:
        return "TR" if golongan < "24" else "MH"
    return "PT" if golongan < "33" else "MU" if golongan < "41" else "MA" if golongan < "44" else "UT"


def _studies(country: Country, level: str, trade: Trade, rng: Random) -> str:
    codes = country.schooling.get((level, trade)) or country.schooling.get((level, Trade.OFFICE))
    return rng.choice(codes or next(iter(country.schooling.values())))
