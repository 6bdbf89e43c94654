"""Which of the three clocks a province keeps (Keppres 41/1987), by the first two digits of its code."""
from services.contracts.identity.settings import ZONES

CLOCKS = {
    "WITA": ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"),
    "WIT": ("81", "82", "91", "92", "93", "94", "95", "96"),
}
ELSEWHERE = "WIB"
_CLOCK_OF = {province: clock for clock, provinces in CLOCKS.items() for province in provinces}

if strangers := {*CLOCKS, ELSEWHERE} - ZONES.keys():
    raise AssertionError(f"there is no clock {strangers}")


def clock_of(province_code: str) -> str:
    """``WIB``, ``WITA`` or ``WIT``; the capital's where the province is not known."""
    return _CLOCK_OF.get(province_code[:2], ELSEWHERE)
