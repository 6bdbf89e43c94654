"""What a value must look like, field by field and between fields; each message says how to mend it."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from services.contracts.form_fields import FormField, Kind

MAY_LIE_AHEAD = ("tmt_", "selesai", "akhir_", "aktif_")  # names of dates that begin or end something


def problem(field: FormField, value: str, today: date) -> str:
    """The first thing that is wrong with one value, or ""."""
    return _CHECKS[field.kind](field, value, today) if value else ""


def _text(field: FormField, value: str, today: date) -> str:
    if any(ord(c) < 32 and c not in "\r\n" for c in value):
        return f"{field.label} memuat tanda yang tidak dapat dibaca. Ketik ulang tanpa menyalin."
    return ""


def _date(field: FormField, value: str, today: date) -> str:
    year, month, day = (*value.split("-"), "", "")[:3]
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return f"Bulan pada {field.label} harus angka 1 sampai 12."
    try:
        moment = date(int(year), int(month), int(day))
    except ValueError:
        return f"Tanggal pada {field.label} tidak ada di kalender. Contoh yang benar: 27 3 1975."
    if value != moment.isoformat():
        return f"{field.label} ditulis sebagai tahun-bulan-tanggal. Contoh: 1975-03-27."
    if moment.year < 1900 or moment > today.replace(year=today.year + 1, day=1):
        return f"Tahun pada {field.label} harus antara 1900 dan {today.year + 1}."
    if moment > today and not field.name.startswith(MAY_LIE_AHEAD):
        return f"{field.label} belum terjadi. Tulis tanggal seperti pada dokumennya."
    return ""


def _number(field: FormField, value: str, today: date) -> str:
    if not (value.isascii() and value.replace(".", "", 1).replace(",", "", 1).isdecimal()):
        return f"{field.label} harus berupa angka."
    return ""


def _digits(field: FormField, value: str, today: date) -> str:
    if not (value.isascii() and value.isdecimal() and len(value) == field.digits):
        return f"{field.label} harus {field.digits} angka; yang ditulis {len(value)} tanda."
    return ""


def _year(field: FormField, value: str, today: date) -> str:
    if not (value.isascii() and value.isdecimal() and len(value) == 4):
        return f"{field.label} ditulis dengan empat angka. Contoh: 1998."
    if not 1900 <= int(value) <= today.year:
        return f"{field.label} harus antara 1900 dan {today.year}."
    return ""


def _choice(field: FormField, value: str, today: date) -> str:
    return "" if value in dict(field.choices) else f"{field.label} tidak ada dalam daftar. Pilih dari daftar."


_CHECKS: dict[Kind, Callable[[FormField, str, date], str]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.DIGITS: _digits,
    Kind.REF: _text,
    Kind.YEAR: _year,
    Kind.CHOICE: _choice,
}

IN_ORDER = (
    ("tanggal_lahir", "tmt_cpns", "TMT CPNS harus sesudah tanggal lahir. Periksa keduanya pada SK Anda."),
    ("tmt_cpns", "tmt_pns", "TMT PNS tidak boleh sebelum TMT CPNS. Periksa keduanya pada SK Anda."),
)


def problems_between(values: Mapping[str, str]) -> dict[str, str]:
    """Rules between fields, on ISO dates: the later field's name with its message."""
    return {
        later: message
        for earlier, later, message in IN_ORDER
        if values.get(earlier) and values.get(later) and values[later] < values[earlier]
    }
