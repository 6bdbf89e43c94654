"""The authenticator app of each demo account: its secret follows from the user name, so that a script can know it."""
from __future__ import annotations

import base64
import hashlib
import time

import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.sealed import sealer
from services.identity.authenticator import LATE, PERIOD, code_at
from services.identity.tables import accounts, second_factors


def demo_secret(username: str) -> str:
    """160 bits, base32; as public as the password of the demo accounts."""
    return base64.b32encode(hashlib.sha256(f"epupns:demo:{username}".encode()).digest()[:20]).decode()


def sealed_demo_secret(username: str) -> str:
    """As the database keeps it."""
    return sealer().seal(demo_secret(username))


def usable_code(connection: sa.Connection, username: str) -> str:
    """A code that has not been used yet; waits for the next one where all that fit now have been.

    Raises ``ConfigurationError`` when no demo account of that name has an app.
    """
    mine = (accounts.c.username == username.lower(), accounts.c.demo)
    app = connection.execute(sa.select(second_factors).join(accounts).where(*mine)).one_or_none()
    if app is None:
        raise ConfigurationError(f"no demo account {username!r} has an authenticator app")
    return next_code(sealer().open(app.sealed_secret), app.last_step)


def next_code(secret: str, last_step: int) -> str:
    """The first code after the last one that was used, as soon as it is taken; the one of now where it is later."""
    step = max(int(time.time()) // PERIOD, last_step + 1)
    time.sleep(max(0.0, (step - LATE) * PERIOD - time.time()))
    return code_at(secret, step)
