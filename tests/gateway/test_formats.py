"""Dates, times and numbers as Indonesia writes them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from gateway import formats

AT = "2015-10-12T01:14:00+00:00"


@pytest.fixture(autouse=True)
def page(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def test_dates() -> None:
    assert formats.tanggal_singkat(AT) == "12 Okt 2015"
    assert formats.tanggal("2015-03-12") == "12 Maret 2015"
    assert formats.hari(AT) == "Senin, 12 Oktober 2015"
    assert formats.tanggal("1975-13-12") == "1975-13-12", "what is no date is shown as it was typed"
    assert formats.tanggal("") == ""


def test_times_are_told_in_the_zone_of_the_office() -> None:
    assert formats.jam(AT) == "08.14"
    assert formats.jam(AT, "WIB") == "08.14 WIB"
    assert formats.waktu(AT, "WIT") == "12 Oktober 2015, 10.14 WIT"
    assert formats.waktu("2015-10-12T20:00:00+00:00") == "13 Oktober 2015, 03.00 WIB"


@pytest.mark.parametrize(
    ("value", "digits", "written"), [(4225244, 0, "4.225.244"), (92.71, 1, "92,7"), (0, 0, "0"), (None, 0, "")]
)
def test_numbers(value: float | None, digits: int, written: str) -> None:
    assert formats.angka(value, digits) == written


def test_nip_and_nomor_register_are_written_in_groups() -> None:
    assert formats.nip("197503122000032901") == "19750312 200003 2 901"
    assert formats.nip("1234") == "1234"
    assert formats.register("K7M4QX2P") == "K7M4 QX2P"


@pytest.mark.parametrize(("size", "written"), [(10, "1 KB"), (421_888, "412 KB"), (1_500_000, "1,4 MB")])
def test_sizes(size: int, written: str) -> None:
    assert formats.ukuran(size) == written


@pytest.mark.parametrize(("hour", "part"), [(23, "pagi"), (5, "siang"), (9, "sore"), (12, "malam")])
def test_the_greeting_follows_the_clock_in_indonesia(hour: int, part: str) -> None:
    assert formats.salam(datetime(2015, 10, 12, hour, tzinfo=UTC)) == part
