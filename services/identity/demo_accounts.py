"""``python -m services.identity.demo_accounts --json``: who can log in to the demo; refuses in production."""

import json
import sys
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.chassis.sealed import sealer
from services.contracts.profiles import NAMES, Profile
from services.identity.seeding.authenticator_app import usable_code
from services.identity.seeding.password import PASSWORD
from services.identity.tables import accounts, profiles, second_factors

HELD = (
    sa.select(accounts.c.username, accounts.c.name, profiles, second_factors.c.sealed_secret)
    .join_from(accounts, profiles)
    .join(second_factors, second_factors.c.account_id == accounts.c.id, isouter=True)
    .where(accounts.c.demo)
    .order_by(profiles.c.id)
)


def rows(connection: sa.Connection, *, every: bool) -> list[dict[str, Any]]:
    """The demo's accounts in the order of the manual's profiles: one for each profile, or all of them."""
    order = list(Profile)
    taken = sorted(connection.execute(HELD), key=lambda row: order.index(Profile(row.profile)))
    if not every:
        taken = list({row.profile: row for row in reversed(taken)}.values())[::-1]
    return [
        {
            "username": row.username,
            "password": PASSWORD,
            "totp": sealer().open(row.sealed_secret or ""),
            "name": row.name,
            "profiles": NAMES[Profile(row.profile)],
            "jurisdiction": row.jurisdiction_name,
            "code": row.profile,
        }
        for row in taken
    ]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list.")
@click.option("--all", "every", is_flag=True, help="All of them, not one for each profile.")
@click.option("--code", "username", help="The code that this account's authenticator app shows now.")
def main(*, as_json: bool, every: bool, username: str | None) -> None:
    """Print the demo accounts, or the code of one."""
    try:
        assert_demo_mode()
        with opened_engine() as engine, engine.connect() as connection:
            if username:
                click.echo(usable_code(connection, username))
                return
            found = rows(connection, every=every)
    except ConfigurationError as error:
        sys.exit(str(error))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for row in found:
            click.echo("  ".join(row.values()))


if __name__ == "__main__":
    main()
