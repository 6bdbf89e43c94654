"""What opens a ticket to who reported it: the number that offices see, and a code that only receipt and letters say.

The code follows from the number and a key of this service, so that nothing is kept (docs/decisions/0024).
"""
from __future__ import annotations

import hmac
import secrets

from services.chassis import environment
from services.contracts.errors import NotFound
from services.contracts.spelling.how_numbers_are_typed import plain_number

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no look-alikes
LENGTH, CODE_LENGTH = 10, 8  # of the number, and of the code after it
UNKNOWN = "Nomor dan kode ini tidak dikenal. Tulis keduanya, delapan belas tanda, seperti pada tanda terima atau surat."


def new_number() -> str:
    """A ticket's number: what offices say, print and search; by itself it opens nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def receipt_of(number: str) -> str:
    """``7K2MX4PQRA-B3CD5FGH``, for the reporter only."""
    return f"{number}-{_code_of(number)}"


def number_on(receipt: str) -> str:
    """The number on a receipt, in any spelling.

    Raises ``NotFound`` for a wrong code before anybody has looked whether there is such a number.
    """
    signs = plain_number(receipt)
    number, code = signs[:LENGTH], signs[LENGTH:]
    if not hmac.compare_digest(code.encode(), _code_of(number).encode()):
        raise NotFound(UNKNOWN)
    return number


def _code_of(number: str) -> str:
    digest = hmac.digest(environment.key("FIELD_HASH_KEY"), f"ticket:{number}".encode(), "sha256")
    rest, signs = int.from_bytes(digest), []
    for _ in range(CODE_LENGTH):
        rest, place = divmod(rest, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)
