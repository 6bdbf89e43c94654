"""The particulars of a synthetic person that follow from nothing: numbers, addresses, family."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from services.registration.seeding.country import Agency, Country
from services.registration.seeding.nips import Drawn

STREETS = (
    "Melati", "Kenanga", "Cempaka", "Merdeka", "Pahlawan", "Diponegoro", "Pendidikan", "Pasar Lama", "Sudirman",
    "Veteran", "Ahmad Yani", "Gajah Mada", "Kartini", "Pemuda", "Imam Bonjol", "Flamboyan", "Anggrek", "Rajawali",
)  # fmt: skip
BORN_AT_HOME = 0.7
OLD_NIP_UNTIL = 2008  # the year of appointment; later ones got the 18 digits at once
GIRL = 40  # is added to a woman's day of birth in the NIK


def particulars(country: Country, agency: Agency, drawn: Drawn, name: str, rng: Random) -> dict[str, str]:
    """Everything of the record that does not depend on position and career."""
    birthplace = agency.home if rng.random() < BORN_AT_HOME else rng.choice(country.places)[0]
    married = rng.random() < 0.8  # noqa: PLR2004 - most are
    pns = _a_year_later(drawn.appointed, rng)
    return {
        "tempat_lahir": birthplace,
        "tanggal_lahir": drawn.birth.isoformat(),
        "jenis_kelamin": drawn.sex,
        "status_perkawinan": "1" if married else rng.choice("234"),
        "jumlah_anak": str(rng.choice((0, 1, 1, 2, 2, 2, 3, 3, 4)) if married else 0),
        "tmt_cpns": drawn.appointed.isoformat(),
        "tmt_pns": pns.isoformat(),
        "sk_pns_nomor": f"821/{_number(rng, 2)}/{pns.year}",
        "sk_pns_tanggal": (pns - timedelta(days=14)).isoformat(),
        "jenis_pegawai": "1" if agency.national else "10" if agency.kind == "PROV" else "15",
        "lokasi_kerja": agency.home,
        "alamat": f"Jl. {rng.choice(STREETS)} No. {1 + int(rng.random() * 150)}",
        "kode_pos": _number(rng, 5),
        "nik": _nik(drawn, agency, rng),
        "npwp": f"{_number(rng, 9)}{_number(rng, 3)}000",
        "kartu_pegawai": f"{'ABCDEFGHKLMN'[(drawn.appointed.year - 1980) // 5]} {_number(rng, 6)}",
        "nip_lama": f"13{_number(rng, 7)}" if drawn.appointed.year <= OLD_NIP_UNTIL else "",
        "email": f"{name.split(' ', 1)[0].lower().strip('.')}{_number(rng, 4)}@contoh.example",
        "nomor_hp": f"081{_number(rng, 9)}",
        "bpjs_nomor": f"000{_number(rng, 10)}",
        "bpjs_nama": name,
    }


def _number(rng: Random, digits: int) -> str:
    """So many digits, the first of them not 0."""
    low = 10 ** (digits - 1)
    return str(low + int(rng.random() * 9 * low))


def _nik(drawn: Drawn, agency: Agency, rng: Random) -> str:
    birth = drawn.birth
    day = birth.day + (GIRL if drawn.sex == "2" else 0)
    district = f"{agency.province[:2] or '31':0>2}{_number(rng, 2)}{_number(rng, 2)}"
    return f"{district}{day:02}{birth.month:02}{birth.year % 100:02}{1 + int(rng.random() * 40):04}"


def _a_year_later(appointed: date, rng: Random) -> date:
    return date(appointed.year + 1 + (rng.random() < 0.3), appointed.month, 1)  # noqa: PLR2004 - some wait longer
