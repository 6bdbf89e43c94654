"""What the gateway needs to know at start, from the environment only."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Self

from services.chassis import environment

_SECRET_LENGTH = 32


@dataclass(frozen=True)
class Settings:
    """The gateway's configuration; ``.env.example`` lists the variables."""

    secret_key: str
    mode: str = "production"
    trusted_proxies: int = 0  # how many proxies in front may name the caller's address

    @classmethod
    def from_environment(cls) -> Self:
        """Raises ``ConfigurationError`` with one sentence when something is missing or wrong."""
        mode = os.environ.get("EPUPNS_MODE", "production")
        if mode not in ("demo", "production"):
            raise environment.ConfigurationError(f"EPUPNS_MODE is {mode!r}; it is demo or production.")
        secret_key = environment.required("GATEWAY_SECRET_KEY")
        if len(secret_key) < _SECRET_LENGTH:
            raise environment.ConfigurationError(
                f"GATEWAY_SECRET_KEY is too short; use at least {_SECRET_LENGTH} characters."
            )
        proxies = os.environ.get("GATEWAY_TRUSTED_PROXIES", "0")
        if not proxies.isdigit():
            raise environment.ConfigurationError("GATEWAY_TRUSTED_PROXIES is not a number.")
        return cls(secret_key, mode, int(proxies))
