"""The nomor register: 8 letters and digits without look-alikes, drawn so that none can be guessed from another."""
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O, 1 I L
LENGTH = 8


def draw() -> str:
    """A new number: one of 31^8, about 8.5e11; its uniqueness is the database's business."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str:
    """The number as people type it: in any case, in groups, with spaces or dashes."""
    return typed.upper().replace(" ", "").replace("-", "")
