"""`./epupns accounts`: who can log in to the demo."""

import json

import click

from deploy.local.installation import open_installation
from deploy.local.progress import output
from deploy.local.welcome import accounts_table, demo_accounts


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list on standard output.")
def accounts(*, as_json: bool) -> None:
    """Show the demo accounts; refused in production."""
    installation = open_installation()
    installation.require_servers()
    rows = demo_accounts(installation)
    if as_json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        output().print(accounts_table(rows))
