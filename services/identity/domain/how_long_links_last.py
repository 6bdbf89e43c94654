"""How long a link in a mail opens the account, by what it is for."""
from datetime import timedelta
from enum import StrEnum


class Purpose(StrEnum):
    """Why somebody may set a password without knowing the old one."""

    ACTIVATION = "activation"
    RESET = "reset"


LASTS = {Purpose.ACTIVATION: timedelta(days=7), Purpose.RESET: timedelta(minutes=30)}
