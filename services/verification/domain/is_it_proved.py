"""Whether a change has a document, one that opens and is readable, of the right kind, and of nobody else."""
from __future__ import annotations

from services.verification.domain.finding import Code, Facts, Found
from services.verification.domain.which_document_proves_it import PROVES, named

READABLE = ("application/pdf", "image/jpeg", "image/png")
SMALL_KB = 20  # a photographed page of a decree is larger; below, letters blur


def documented(facts: Facts) -> Found | None:
    """Every change carries a document of its own (manual III.G)."""
    return None if facts.documents else Found(Code.NO_DOCUMENT, (PROVES[facts.subject][0],))


def opens(facts: Facts) -> Found | None:
    """A file without a page, or of another type, cannot be looked at."""
    for one in facts.documents:
        if one["pages"] < 1 or one["media_type"] not in READABLE:
            return Found(Code.DOCUMENT_UNREADABLE, (one["name"],))
    return None


def large_enough(facts: Facts) -> Found | None:
    """A picture of few bytes is hardly readable; a PDF may be text."""
    for one in facts.documents:
        if one["media_type"].startswith("image/") and one["size"] < SMALL_KB * 1024:
            return Found(Code.DOCUMENT_SMALL, (one["name"], str(max(1, one["size"] // 1024))))
    return None


def of_the_right_kind(facts: Facts) -> Found | None:
    """Where file names say kinds of documents, one of them should be a kind that proves this change."""
    said, right = named(one["name"] for one in facts.documents), PROVES[facts.subject]
    if not said or set(said) & set(right):
        return None
    return Found(Code.DOCUMENT_OF_ANOTHER_KIND, (said[0], right[0]))


def of_nobody_else(facts: Facts) -> Found | None:
    """The same file, byte by byte, on two people's forms."""
    return Found(Code.DOCUMENT_OF_ANOTHER_PERSON) if facts.shared else None
