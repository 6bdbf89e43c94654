"""The code of a demo account's authenticator app, for tests and benchmarks that log in as an official."""
from __future__ import annotations

import psycopg

from services.identity.seeding.authenticator_app import demo_secret, next_code

LAST_STEP = "SELECT f.last_step FROM second_factors f JOIN accounts a ON a.id = f.account_id WHERE a.username = %s"


def code_of(username: str, identity_url: str) -> str:
    """One that has not been used; after three log-ins within half a minute it waits for the next."""
    with psycopg.connect(identity_url.replace("+psycopg", "")) as connection:
        row = connection.execute(LAST_STEP, [username]).fetchone()
    assert row, f"{username} has no authenticator app"
    return next_code(demo_secret(username), row[0])
