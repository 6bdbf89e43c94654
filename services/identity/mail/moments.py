"""A moment as letters write it: in western Indonesian time, which the letter says."""
from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

WIB = ZoneInfo("Asia/Jakarta")


def in_words(at: datetime, language: str) -> str:
    """``27 November 2026 11.14 WIB``."""
    return f"{format_datetime(at, 'd MMMM yyyy HH.mm', tzinfo=WIB, locale=language)} WIB"
