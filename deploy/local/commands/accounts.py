"""`./epupns accounts`: who can log in to the demo, and who can still register."""

import json

import click

from deploy.local.demo_people import unregistered_people
from deploy.local.installation import open_installation
from deploy.local.progress import output
from deploy.local.welcome import accounts_table, demo_accounts, demo_code, rows_as_table


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list on standard output.")
@click.option("--people", is_flag=True, help="NIP and name of civil servants who have not registered.")
@click.option("--code", "username", metavar="USERNAME", help="What this account's authenticator app shows now.")
def accounts(*, as_json: bool, people: bool, username: str | None) -> None:
    """Show the demo accounts; refused in production."""
    installation = open_installation()
    installation.require_servers()
    if username:
        print(demo_code(installation, username))
        return
    rows = unregistered_people(installation) if people else demo_accounts(installation)
    if as_json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        output().print(rows_as_table("Not registered yet", rows) if people else accounts_table(rows))
