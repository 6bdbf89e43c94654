"""What a riwayat row must look like: its values, one beside the other, and beside the person's own dates."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, Kind
from services.registration.domain.is_the_value_right import problem

IN_ORDER: dict[str, tuple[tuple[str, str], ...]] = {  # kind: which date may not lie before which
    "angka_kredit": (("mulai", "selesai"),),
    "pmk": (("mulai", "selesai"),),
    "cltn": (("mulai", "selesai"), ("selesai", "aktif_kembali")),
    "organisasi": (("mulai", "selesai"),),
    "hukuman_disiplin": (("tmt_hukuman", "akhir_hukuman"),),
    "pasangan": (("tanggal_lahir", "tanggal_menikah"),),
}
AFTER_THE_PERSONS: dict[str, tuple[tuple[str, str], ...]] = {  # kind: field of the form, column that comes after
    "golongan": (("tmt_cpns", "tmt_golongan"),),
    "jabatan": (("tmt_cpns", "tmt_jabatan"),),
    "pendidikan": (("tanggal_lahir", "tanggal_lulus"),),
    "pasangan": (("tanggal_lahir", "tanggal_menikah"),),
    "anak": (("tanggal_lahir", "tanggal_lahir"),),
    "hukuman_disiplin": (("tmt_cpns", "tmt_hukuman"),),
    "pindah_instansi": (("tmt_cpns", "tmt_pindah"),),
    "cltn": (("tmt_cpns", "mulai"),),
}
SAME_YEAR: dict[str, tuple[str, str]] = {  # kind: year and the date that lies in it
    "pendidikan": ("tahun_lulus", "tanggal_lulus"),
    "diklat_struktural": ("tahun", "tanggal"),
    "diklat_fungsional": ("tahun", "tanggal"),
    "kursus": ("tahun", "tanggal"),
}
ASKED_WHEN: dict[str, tuple[tuple[str, str, str], ...]] = {  # kind: column, its value, the column that then is needed
    "jabatan": (
        ("jenis_jabatan", "1", "nama_jabatan"),
        ("jenis_jabatan", "2", "jft"),
        ("jenis_jabatan", "3", "jft"),
        ("jenis_jabatan", "4", "jfu"),
    ),
}


def row_problem(kind: str, values: Mapping[str, str], person: Mapping[str, str], today: date) -> str:
    """The first problem of a row, or ""; ``person`` is what the form says of the person."""
    return next(_problems(kind, values, person, today), "")


def _problems(kind: str, values: Mapping[str, str], person: Mapping[str, str], today: date) -> Iterator[str]:
    columns = {column.name: column for column in HISTORY_KINDS[kind].columns}
    for name, column in columns.items():
        if column.required and not values.get(name):
            yield f"Isi {column.label}."
        if message := problem(column, values.get(name, ""), today):
            yield message
    yield from _lacking(kind, columns, values)
    yield from _out_of_order(kind, columns, values, person)
    yield from _wrong_years(columns, values, person)
    if (pair := SAME_YEAR.get(kind)) and not _in_year(values, *pair):
        year, day = (columns[name].label for name in pair)
        yield f"{year} berbeda dari tahun pada {day}. Samakan keduanya dengan dokumennya."


def _lacking(kind: str, columns: Mapping[str, FormField], values: Mapping[str, str]) -> Iterator[str]:
    for name, value, needed in ASKED_WHEN.get(kind, ()):
        if values.get(name) == value and not values.get(needed):
            yield f"Isi {columns[needed].label}."


def _out_of_order(
    kind: str, columns: Mapping[str, FormField], values: Mapping[str, str], person: Mapping[str, str]
) -> Iterator[str]:
    for earlier, later in IN_ORDER.get(kind, ()):
        if _before(values.get(later), values.get(earlier)):
            yield _order(columns[later], columns[earlier])
    for field, later in AFTER_THE_PERSONS.get(kind, ()):
        if _before(values.get(later), person.get(field)):
            yield f"{columns[later].label} lebih awal dari {FORM_FIELDS[field].label} Anda. Periksa kedua tanggal itu."


def _order(later: FormField, earlier: FormField) -> str:
    return f"{later.label} lebih awal dari {earlier.label}. Periksa kedua tanggal itu pada dokumennya."


def _wrong_years(
    columns: Mapping[str, FormField], values: Mapping[str, str], person: Mapping[str, str]
) -> Iterator[str]:
    born = person.get("tanggal_lahir", "")[:4]
    for name, column in columns.items():
        if column.kind is Kind.YEAR and _before(values.get(name), born):
            yield f"{column.label} lebih awal dari tahun lahir Anda. Periksa tahunnya."


def _in_year(values: Mapping[str, str], year: str, day: str) -> bool:
    return not (values.get(year) and values.get(day)) or values[day].startswith(values[year])


def _before(later: str | None, earlier: str | None) -> bool:
    return bool(later and earlier and later < earlier)
