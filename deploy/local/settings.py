"""What the person decided: variables of the shell, then of the file .env; checked before anything starts."""

import os
from pathlib import Path

from dotenv import dotenv_values

from deploy.local.errors import SetupError
from deploy.local.processes import PROCESSES

KNOWN = (
    *("AMQP_URL", "DATABASE_URL_ADMIN", "EPUPNS_MODE", "LOG_LEVEL"),
    *dict.fromkeys(name for process in PROCESSES for name in (*process.needs, *process.optional)),
)
SECRETS = (
    *("GATEWAY_SECRET_KEY", "DOCUMENT_KEYS", "FIELD_KEYS", "FIELD_HASH_KEY", "AMQP_URL", "DATABASE_URL_ADMIN"),
    "EPUPNS_SMTP_PASSWORD",
)
MAIL_NEEDS = ("EPUPNS_SMTP_HOST", "EPUPNS_MAIL_FROM", "EPUPNS_ADDRESS")  # without them nobody gets a first password
PLACEHOLDERS = ("change-me", "changeme", "default", "secret", "password", "guest:guest", "example")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def read_settings(checkout: Path) -> dict[str, str]:
    """Known variables that are set; SetupError names the first that cannot be right."""
    from_file = {name: value for name, value in dotenv_values(checkout / ".env").items() if value is not None}
    both = {**from_file, **os.environ}
    settings = {name: both[name] for name in KNOWN if name in both}
    _check(settings)
    return {name: value for name, value in settings.items() if value}


def _check(settings: dict[str, str]) -> None:
    mode = settings.get("EPUPNS_MODE") or "demo"
    if mode not in {"demo", "production"}:
        message = f"EPUPNS_MODE is {mode!r}; it must be demo or production."
        raise SetupError(message)
    level = settings.get("LOG_LEVEL") or "INFO"
    if level not in LOG_LEVELS:
        message = f"LOG_LEVEL is {level!r}; it must be one of {', '.join(LOG_LEVELS)}."
        raise SetupError(message)
    port = settings.get("GATEWAY_PORT") or "8080"
    if not port.isdigit() or int(port) not in range(1, 65536):
        message = f"GATEWAY_PORT is {port!r}; it must be a number from 1 to 65535."
        raise SetupError(message)
    if mode == "production":
        _refuse_weak_secrets(settings)
        _refuse_without_mail(settings)


def _refuse_weak_secrets(settings: dict[str, str]) -> None:
    """Empty or well-known secrets are worse than none: none means that a random one is made."""
    for name in SECRETS:
        value = settings.get(name)
        if value is None:
            continue
        if not value.strip() or any(word in value.lower() for word in PLACEHOLDERS):
            message = f"{name} is empty or a default; a production start needs a secret of its own (or leave it unset)."
            raise SetupError(message)


def _refuse_without_mail(settings: dict[str, str]) -> None:
    for name in MAIL_NEEDS:
        if not settings.get(name):
            message = f"{name} is not set; a production system sends links by mail, so that it needs a mail server."
            raise SetupError(message)
