"""Every province of Indonesia keeps one of three clocks."""
import pytest

from services.identity.domain.which_clock_a_province_keeps import clock_of

GRID = {
    "WIB": "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    "WITA": "51 52 53 63 64 65 71 72 73 74 75 76",
    "WIT": "81 82 91 92 93 94 95 96",
}
PROVINCES = [(clock, province) for clock, provinces in GRID.items() for province in provinces.split()]


@pytest.mark.parametrize(("clock", "province"), PROVINCES)
def test_each_province_has_its_clock(clock: str, province: str) -> None:
    assert clock_of(province) == clock


def test_where_the_province_is_not_known_the_clock_of_the_capital_is_told() -> None:
    assert clock_of("") == clock_of("00") == "WIB"
