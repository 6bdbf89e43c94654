"""What a reporter is written about."""
from enum import StrEnum


class News(StrEnum):
    """A letter each; none of them holds what was answered or asked, only where to read it."""

    ANSWERED = "answered"
    ASKED = "asked"
    REOPENED = "reopened"
