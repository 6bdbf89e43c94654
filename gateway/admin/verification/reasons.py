"""The canned reasons of a rejection, and how one and a free text become the one text that the civil servant reads."""
from __future__ import annotations

CANNED: tuple[str, ...] = (
    "Dokumen tidak memuat data ini",
    "Dokumen tidak terbaca",
    "Dokumen bukan milik PNS ini",
    "Isian berbeda dari dokumen",
    "Dokumen tidak lengkap",
)


def compose(canned: str, text: str) -> str:
    """``canned`` is the number in the list, from "1", or "" for none."""
    chosen = CANNED[int(canned) - 1] if canned.isdigit() and 1 <= int(canned) <= len(CANNED) else ""
    return ". ".join(part for part in (chosen, text.strip()) if part)


def split(reason: str) -> tuple[str, str]:
    """The number and the free text that ``compose`` made ``reason`` of."""
    for number, canned in enumerate(CANNED, 1):
        if reason == canned:
            return str(number), ""
        if reason.startswith(f"{canned}. "):
            return str(number), reason.removeprefix(f"{canned}. ")
    return "", reason
