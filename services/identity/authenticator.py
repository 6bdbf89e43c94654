"""Codes of an authenticator app (RFC 6238), and the address that its picture (a QR code) says."""
from __future__ import annotations

from datetime import datetime
from hmac import compare_digest

import pyotp

ISSUER = "e-PUPNS"
PERIOD = 30  # seconds that a code is shown
LATE = 1  # so many periods a clock may be wrong, either way


def new_secret() -> str:
    """160 random bits, base32."""
    return pyotp.random_base32()


def address(secret: str, username: str) -> str:
    """``otpauth://…``, as the app reads it."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def fitting_step(secret: str, code: str, now: datetime, after: int) -> int | None:
    """The period whose code this is; only periods later than ``after``, the last one used, count."""
    here = int(now.timestamp()) // PERIOD
    steps = [step for step in range(here - LATE, here + LATE + 1) if step > after]
    return next((step for step in steps if compare_digest(code_at(secret, step), code)), None)


def code_at(secret: str, step: int) -> str:
    """Six figures."""
    return pyotp.TOTP(secret).generate_otp(step)
