"""`./epupns bench NAME`: one of the measurements in tests/benchmarks."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import click

from deploy.local.errors import SetupError
from deploy.local.installation import open_installation
from deploy.local.runs import python_module
from deploy.local.welcome import address


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("name", required=False)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def bench(name: str | None, options: tuple[str, ...]) -> None:
    """Run the measurement NAME, or list them; `bench NAME --help` says what it measures and its OPTIONS."""
    installation = open_installation()
    known = benchmarks(installation.places.checkout)
    if name in (None, "--help"):
        print("\n".join(known))
        return
    if name not in known:
        message = f"bench takes one of: {', '.join(known) or 'none yet'}."
        raise SetupError(message)
    if "--help" in options:
        print(what_it_measures(installation.places.checkout, name))
        return
    marks = installation.state.marks
    variables = {
        **os.environ,
        "EPUPNS_DATA": str(installation.places.data),
        "AMQP_URL": marks.get("broker-url", ""),
        "DATABASE_URL_ADMIN": marks.get("database-url", ""),
        "EPUPNS_ADDRESS": address(installation) if "gateway" in installation.ports.known else "",
    }
    command = python_module(f"tests.benchmarks.{name}", *options)
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)


def what_it_measures(checkout: Path, name: str) -> str:
    """How the measurement describes itself and its options."""
    source = (checkout / "tests" / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(source)) or ""


def benchmarks(checkout: Path) -> list[str]:
    """Modules of tests/benchmarks that are measurements; those that begin with _ serve them."""
    return sorted(path.stem for path in (checkout / "tests" / "benchmarks").glob("[!_]*.py"))
