"""How dates, times, numbers and register numbers are written: as Indonesia does, also on English pages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import get_locale

from services.contracts.form_fields import FORM_FIELDS

ZONES = {"WIB": ZoneInfo("Asia/Jakarta"), "WITA": ZoneInfo("Asia/Makassar"), "WIT": ZoneInfo("Asia/Jayapura")}
_MONTHS = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})")
_REGISTER = re.compile(r"(\w{4})(\w{4})")
_PARTS_OF_THE_DAY = ((11, "pagi"), (15, "siang"), (18, "sore"), (24, "malam"))  # until the hour


def _words() -> str:
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "id"


def local(moment: str | datetime, zone: str = "WIB") -> datetime:
    """A stored moment (ISO 8601, UTC) on the clock of an Indonesian zone."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZONES[zone])


def _day(value: str | date) -> date:
    if isinstance(value, datetime):
        return local(value).date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if _ISO_DAY.fullmatch(value) else local(value).date()


def tanggal(value: str | date | None) -> str:
    """``12 Maret 2015``; what is no date is shown as it is, empty for nothing."""
    if not value:
        return ""
    try:
        day = _day(value)
    except ValueError:
        return str(value)
    return f"{day.day} {_MONTHS[_words()][day.month - 1]} {day.year}"


def hari(value: str | date | None) -> str:
    """``Senin, 12 Oktober 2015``."""
    return f"{_DAYS[_words()][_day(value).weekday()]}, {tanggal(value)}" if value else ""


def nama_hari(number: int) -> str:
    """``Senin`` for 1."""
    return _DAYS[_words()][number - 1]


def jam(value: str | datetime | None, zone: str = "") -> str:
    """``10.42``, or ``10.42 WIB`` when the zone is named."""
    if not value:
        return ""
    return f"{local(value, zone or 'WIB'):%H.%M} {zone}".strip()


def waktu(value: str | datetime | None, zone: str = "WIB") -> str:
    """``12 Oktober 2015, 10.42 WIB``."""
    return f"{tanggal(local(value, zone).date())}, {jam(value, zone)}" if value else ""


_INDONESIAN = str.maketrans(",.", ".,")


def angka(value: float | None, digits: int = 0) -> str:
    """``4.225.244``; ``92,7`` with one digit."""
    if value is None:
        return ""
    return f"{value:,.{digits}f}".translate(_INDONESIAN)


_SHORT = {"id": (" jt", " rb"), "en": (" m", " k")}


def ringkas(value: float) -> str:
    """``2,5 jt``, ``40 rb``, in English ``2,5 m``, ``40 k``: the numbers of an axis."""
    for size, word in zip((1_000_000, 1_000), _SHORT[_words()], strict=True):
        if value >= size:
            return f"{angka(value / size, 0 if value % size == 0 else 1)}{word}"
    return angka(value, 0 if value == int(value) else 1)


def tanggal_pendek(value: date) -> str:
    """``1 Sep``: the days of an axis."""
    return f"{value.day} {_MONTHS[_words()][value.month - 1][:3]}"


def tanggal_singkat(value: str | date) -> str:
    """``12 Okt 2015``: where a figure stands large."""
    day = _day(value)
    return f"{tanggal_pendek(day)} {day.year}"


def nip(value: str | None) -> str:
    """``19750312 200003 2 901``; anything but 18 digits as it is."""
    found = _NIP.fullmatch(value or "")
    return " ".join(found.groups()) if found else value or ""


def register(value: str | None) -> str:
    """A nomor register, four and four: ``K7M4 QX2P``."""
    found = _REGISTER.fullmatch(value or "")
    return " ".join(found.groups()) if found else value or ""


def ukuran(size: int) -> str:
    """A file's size: ``412 KB``, ``1,4 MB``."""
    return f"{angka(max(1, round(size / 1024)))} KB" if size < 1024 * 1024 else f"{angka(size / 1024 / 1024, 1)} MB"


def salam(now: datetime) -> str:
    """The greeting of the hour, in Indonesian."""
    hour = local(now).hour
    return next(word for until, word in _PARTS_OF_THE_DAY if hour < until)


def inisial(name: str) -> str:
    """``PK`` for Puji Kartikasari."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper()


def nama_isian(name: str) -> str:
    """The label of a form field, for showing again what was typed: ``tanggal_lahir.bulan`` is Tanggal lahir."""
    known = FORM_FIELDS.get(name.split(".", maxsplit=1)[0])
    return known.label if known else name.replace("_", " ").replace(".", " ").capitalize()


FILTERS = {
    "tanggal": tanggal,
    "tanggal_pendek": tanggal_pendek,
    "tanggal_singkat": tanggal_singkat,
    "ringkas": ringkas,
    "hari": hari,
    "jam": jam,
    "waktu": waktu,
    "angka": angka,
    "nip": nip,
    "register": register,
    "ukuran": ukuran,
    "inisial": inisial,
    "nama_isian": nama_isian,
}


def register_filters(app: Flask) -> None:
    """Give the filters to the templates."""
    app.jinja_env.filters.update(FILTERS)
