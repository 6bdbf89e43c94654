"""What a person sees when everything is ready: the address and a demo account for each profile."""

import json
from typing import Any

from rich.table import Table

from deploy.local.errors import SetupError
from deploy.local.installation import Installation
from deploy.local.progress import output
from deploy.local.readiness import probe_host
from deploy.local.runs import module_environment, python_module, run_quietly


def address(installation: Installation) -> str:
    """Where a browser on this machine finds the portal."""
    return f"http://{probe_host(installation.settings, 'gateway')}:{installation.ports.known['gateway']}"


def demo_accounts(installation: Installation) -> list[dict[str, Any]]:
    """Rows as identity gives them; refuses in production."""
    rows: list[dict[str, Any]] = json.loads(_ask(installation, "Listing the demo accounts", "--json"))
    return rows


def demo_code(installation: Installation, username: str) -> str:
    """What the authenticator app of a demo account shows."""
    return _ask(installation, "Reading the code", "--code", username).strip()


def _ask(installation: Installation, title: str, *options: str) -> str:
    if installation.settings.get("EPUPNS_MODE") == "production":
        message = "There are no demo accounts in production."
        raise SetupError(message)
    command = python_module("services.identity.demo_accounts", *options)
    return run_quietly(installation, title, command, module_environment(installation, "identity"))


def welcome(installation: Installation) -> None:
    """Print to standard output, so that it can be kept."""
    console = output()
    home = address(installation)
    console.print(f"\n  e-PUPNS is ready:  {home}  (officials: {home}/admin/masuk)\n")
    if installation.settings.get("EPUPNS_MODE") != "production":
        console.print(accounts_table(demo_accounts(installation)))


def accounts_table(rows: list[dict[str, Any]]) -> Table:
    """For people: how to get a code instead of the secret that makes it."""
    shown = [{name: value for name, value in row.items() if name != "totp"} for row in rows]
    table = rows_as_table("Demo accounts", shown)
    table.caption = "The code of the second step: ./epupns accounts --code USERNAME"
    table.caption_justify = "left"
    return table


def rows_as_table(title: str, rows: list[dict[str, Any]]) -> Table:
    """Columns in the order of the first row's fields."""
    table = Table(title=title, title_justify="left", pad_edge=False, box=None, padding=(0, 2))
    columns = list(rows[0]) if rows else []
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in columns))
    return table
