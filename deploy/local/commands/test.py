"""`./epupns test`: the house rules and all tests, as .ci/run does.

Tests of whole systems (``WHOLE``) run one after the other when the rest is done: they start every process of the
product and measure patience. The rest runs a file at a time on each of the machine's cores.
"""

import os
import subprocess
import sys
import time

import click

from deploy.local.assets import build_assets
from deploy.local.chromium import executable, find_chromium
from deploy.local.installation import Installation, open_installation
from deploy.local.runs import python_module

LINT_IMPORTS = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"]
RULES = (
    ("ruff", python_module("ruff", "check", ".")),
    ("mypy", python_module("mypy")),
    ("import-linter", LINT_IMPORTS),
)
WHOLE = ("tests/journeys", "tests/chaos", "tests/benchmarks")
WORKERS = min(os.cpu_count() or 1, 4)
TOGETHER = ("-n", str(WORKERS), "--dist", "loadfile", *(f"--ignore={folder}" for folder in WHOLE))


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(pytest_arguments: tuple[str, ...]) -> None:
    """Set up what tests need, then run ruff, mypy, import-linter and pytest (once, with these arguments, if any)."""
    installation = open_installation()
    browser = _set_up(installation)
    results = [_run(installation, name, command, browser) for name, command in (*RULES, *_tests(pytest_arguments))]
    print()
    for name, code, seconds in results:
        print(f"  {'✓' if code == 0 else '✗'} {name:<14} {seconds:6.1f} s{'' if code == 0 else f'  failed ({code})'}")
    sys.exit(max(code for _, code, _ in results))


def _tests(arguments: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    color = "--color=yes" if sys.stdout.isatty() else "--color=no"
    if arguments:
        return [("pytest", python_module("pytest", color, *arguments))]
    return [
        ("tests", python_module("pytest", color, *TOGETHER)),
        ("whole systems", python_module("pytest", color, *WHOLE)),
    ]


def _set_up(installation: Installation) -> str:
    if not find_chromium():
        with installation.progress.step("Installing Debian's Chromium for the browser tests (once)"):
            executable()
    build_assets(installation)
    return executable()


def _run(installation: Installation, name: str, command: list[str], browser: str) -> tuple[str, int, float]:
    print(f"\n── {name}", flush=True)
    begun = time.monotonic()
    variables = {**os.environ, "EPUPNS_CHROMIUM": browser}
    finished = subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout)
    return name, abs(finished.returncode), time.monotonic() - begun
