"""`./epupns status`: what runs, what is ready, where."""

import json
import sys
import time
from typing import Any

import click
from rich.table import Table

from deploy.local.installation import Installation, open_installation
from deploy.local.progress import output
from deploy.local.readiness import ready_names
from deploy.local.start_processes import wanted_instances
from deploy.local.welcome import address


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def status(*, as_json: bool) -> None:
    """Show every process; ends with 0 when all are ready, else with 1."""
    report = examine(open_installation())
    if as_json:
        print(json.dumps(report, indent=1))
    else:
        _show(report)
    sys.exit(0 if report["ready"] else 1)


def examine(installation: Installation) -> dict[str, Any]:
    """Everything that `status` says, as JSON-ready values."""
    rows = installation.supervised.children()
    wanted = [name for _, name in wanted_instances(installation)]
    kept = {row["name"] for row in rows}
    ready = ready_names(installation, [name for name in wanted if name in kept])
    for row in rows:
        row["ready"] = row["name"] in ready if row["name"] in wanted else row["phase"] == "running"
        row["port"] = installation.ports.known.get(row["name"])
    return {
        "running": bool(rows),
        "ready": set(wanted) <= ready,
        "address": address(installation) if "gateway" in kept else None,
        "mode": installation.settings.get("EPUPNS_MODE", "demo"),
        "data": str(installation.places.data),
        "broker": installation.state.broker,
        "database": installation.state.database,
        "ports": installation.ports.known,
        "processes": rows,
    }


def _show(report: dict[str, Any]) -> None:
    console = output()
    if not report["running"]:
        console.print("nothing runs here; start it with ./epupns up")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    for column in ("process", "state", "pid", "for", "restarts", "port"):
        table.add_column(column)
    for row in report["processes"]:
        state = "ready" if row["ready"] else row["phase"]
        age = f"{time.time() - row['since']:.0f} s"
        table.add_row(row["name"], state, str(row["pid"] or ""), age, str(row["restarts"]), str(row["port"] or ""))
    console.print(table)
    console.print(f"\n{report['address'] or 'no gateway runs'} · data in {report['data']}")
