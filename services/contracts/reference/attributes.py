"""What is kept of a value beside its name, list by list: the columns of Entry Sekolah and Entry Unit Kesehatan.

Source: manual III.E and III.F; mission, "Reference data".
"""
from __future__ import annotations

from dataclasses import dataclass

SCHOOLS, HEALTH_UNITS, LOCATIONS = "sekolah", "unit_kesehatan", "lokasi"


@dataclass(frozen=True)
class Attribute:
    """``list`` holds its values; a number goes from 0 to ``most``; a choice is one of ``choices``."""

    name: str
    label: str
    list: str = ""
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()


ATTRIBUTES: dict[str, tuple[Attribute, ...]] = {
    SCHOOLS: (
        Attribute("jenis", "Jenis sekolah", list="sekolah_jenis"),
        Attribute("tipe", "Tipe sekolah", list="sekolah_tipe"),
        Attribute("rombel", "Rombongan belajar", most=300),
    ),
    HEALTH_UNITS: (
        Attribute("jenis", "Jenis unit kesehatan"),
        Attribute("tipe", "Tipe unit kesehatan"),
        Attribute("kunjungan", "Jumlah kunjungan per hari", most=20_000),
    ),
    LOCATIONS: (
        Attribute(
            "jenis", "Jenis lokasi",
            choices=(("P", "Provinsi"), ("KB", "Kabupaten/kota"), ("KC", "Kecamatan"), ("DE", "Desa/kelurahan"),
                     ("KA", "Kota luar negeri"), ("NG", "Negara")),
        ),
    ),
}  # fmt: skip

PLACED = frozenset({SCHOOLS, HEALTH_UNITS})  # lie at a place of the list of locations
KINDS_OF_HEALTH_UNITS = "jenis_unit_kesehatan"  # codes are "<jenis> / <tipe>"
REGIONAL = frozenset({SCHOOLS, HEALTH_UNITS, LOCATIONS})  # kept by each region's operators

PARENTS = {  # a list whose values stand below those of another, or of itself
    LOCATIONS: LOCATIONS, "pendidikan": "tingkat_pendidikan", "jft": "jenjang_jf", "satuan_kerja": "instansi",
    "kabupaten": "provinsi", "kecamatan": "kabupaten", "desa": "kecamatan",
}  # fmt: skip


def attributes_of(list: str) -> tuple[Attribute, ...]:
    """The attributes of a list; most lists have none."""
    return ATTRIBUTES.get(list, ())
