"""A nomor register as people write it (``K7M4 QX2P``, ``k7m4-qx2p``) and as an address holds it (``K7M4QX2P``)."""
from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z0-9]{8}")
_BETWEEN = re.compile(r"[\s.-]+")


def canonical(written: str) -> str:
    """Capital letters and digits without spaces, whatever was written."""
    return _BETWEEN.sub("", written).upper()


def is_register_number(written: str) -> bool:
    """Eight letters and digits, a digit among them: names have none, and a NIP is longer."""
    number = canonical(written)
    return bool(_SHAPE.fullmatch(number)) and any(character.isdigit() for character in number)


def desk_address(register_number: str) -> str:
    """The address of the desk of one case."""
    return f"/admin/verifikasi/{canonical(register_number)}"
