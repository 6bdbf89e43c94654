"""Recovery codes: ten random ones of 50 bits, written in two groups; only keyed hashes of them are kept."""
from __future__ import annotations

import secrets

from services.chassis.sealed import sealer
from services.contracts.spelling.how_numbers_are_typed import plain_number

HOW_MANY = 10
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, without 0, 1, I and O
_GROUP = 5


def draw() -> list[str]:
    """``K7M4Q-X2P9D``, ten of them."""
    return ["-".join(_group() for _ in range(2)) for _ in range(HOW_MANY)]


def code_digest(code: str) -> str:
    """What is stored; the code may be typed in small letters and with other separators."""
    return sealer().digest("recovery:" + plain_number(code))


def _group() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(_GROUP))
