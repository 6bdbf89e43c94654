"""Opaque tokens: what the holder has, and what is stored of it."""
import hashlib


def digest(token: str) -> bytes:
    """What is stored of a token: who reads the table cannot log in with it."""
    return hashlib.sha256(token.encode()).digest()


def shown(token: str) -> str:
    """What the audit says of a session: the same for the same token, and of no use to who wants to log in."""
    return digest(token).hex()[:16]
