"""Bands of ages."""
import pytest

from services.reporting.domain.age_bands import band_of


@pytest.mark.parametrize(
    ("year", "band"),
    [
        ("2007", "< 20"), ("2006", "20–24"), ("2002", "20–24"), ("2001", "25–29"), ("1967", "55–59"), ("1966", "60+"),
        ("1950", "60+"),
    ],
)
def test_everybody_is_in_one_band(year: str, band: str) -> None:
    assert band_of(year, 2026) == band
