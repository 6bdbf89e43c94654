"""Which user names officials may have, and which one is proposed for a new account."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

SHORTEST, LONGEST = 3, 64
_GOOD = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
TAKEN_BY_PAGES = frozenset({"tambah", "impor", "wilayah"})  # /admin/pengguna/tambah is no account
_NOT_LETTERS = re.compile(r"[^a-z ]+")


def why_not(username: str) -> str:
    """What is wrong with a user name, which is in small letters, or ""."""
    if not SHORTEST <= len(username) <= LONGEST:
        return f"Username terdiri atas {SHORTEST} sampai {LONGEST} tanda."
    if not _GOOD.fullmatch(username):
        return "Username hanya boleh memuat huruf kecil, angka, titik, garis bawah, dan tanda hubung di antaranya."
    return f"Username {username} dipakai oleh sistem. Pilih yang lain." if username in TAKEN_BY_PAGES else ""


def proposed(name: str, taken: Collection[str]) -> str:
    """``endah.p`` for Endah Prameswari, with a number where it is taken; "" when the name has no letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _NOT_LETTERS.sub("", plain.replace(".", " ").replace("-", " ")).split()
    if not words:
        return ""
    base = words[0][:40] + (f".{words[1][0]}" if len(words) > 1 else "")
    base = base if len(base) >= SHORTEST else f"{base}{'0' * (SHORTEST - len(base))}"
    numbers = (f"{base}{number or ''}" for number in [0, *range(2, len(taken) + 3)])
    return next(one for one in numbers if one not in taken and not why_not(one))
