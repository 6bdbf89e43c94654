"""What a spreadsheet would compute: every table that leaves the house asks here, each import takes it off again."""
from __future__ import annotations

BEGINS_A_FORMULA = frozenset("=+-@\t\r")


def neutral(text: str) -> str:
    """A text that no spreadsheet computes; everything else as it is."""
    return f"'{text}" if text[:1] in BEGINS_A_FORMULA else text


def as_written(text: str) -> str:
    """What ``neutral`` was made from."""
    return text[1:] if text[:1] == "'" and text[1:2] in BEGINS_A_FORMULA else text
