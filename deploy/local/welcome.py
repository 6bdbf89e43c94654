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
    if installation.settings.get("EPUPNS_MODE") == "production":
        message = "There are no demo accounts in production."
        raise SetupError(message)
    output = run_quietly(
        installation,
        "Listing the demo accounts",
        python_module("services.identity.demo_accounts", "--json"),
        module_environment(installation, "identity"),
    )
    rows: list[dict[str, Any]] = json.loads(output)
    return rows


def welcome(installation: Installation) -> None:
    """Print to standard output, so that it can be kept."""
    console = output()
    home = address(installation)
    console.print(f"\n  e-PUPNS is ready:  {home}  (officials: {home}/admin/masuk)\n")
    if installation.settings.get("EPUPNS_MODE") != "production":
        console.print(rows_as_table("Demo accounts", demo_accounts(installation)))


def rows_as_table(title: str, rows: list[dict[str, Any]]) -> Table:
    """Columns in the order of the first row's fields."""
    table = Table(title=title, title_justify="left", pad_edge=False, box=None, padding=(0, 2))
    columns = list(rows[0]) if rows else []
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in columns))
    return table
