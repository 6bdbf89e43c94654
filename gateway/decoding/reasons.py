"""Why a file is no document: codes, as the process that opens files knows no words."""

from enum import StrEnum


class Reason(StrEnum):
    """The sentence of each is in ``gateway/documents/sentences.py``."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    OTHER_KIND = "other kind"
    TWO_IN_ONE = "two in one"
    TOO_HEAVY = "too heavy"
    PICTURE_DAMAGED = "picture damaged"
    TOO_MANY_PIXELS = "too many pixels"
    PDF_DAMAGED = "pdf damaged"
    PDF_LOCKED = "pdf locked"
    PDF_EMPTY = "pdf empty"
    PDF_TOO_LONG = "pdf too long"
    PDF_SCRIPT = "pdf script"
    PDF_FILES = "pdf files"
    PDF_ACTION = "pdf action"
    PDF_MEDIA = "pdf media"
    NO_PAGE = "no page"  # asked of a document that was kept before


class Refused(Exception):
    """The file is none that a verifier could look at."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
