"""``python -m services.<name>.seed_demo [FOLDER]``: the command around a service's part of the demo country."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.engine import opened_engine

FOLDER = Path("deploy/local/demo")  # below the checkout, from where the command is run

Seed = Callable[[sa.Connection, Path], str]


def assert_demo_mode() -> None:
    """Raises ``ConfigurationError`` in production: the demo's passwords are public."""
    if os.environ.get("EPUPNS_MODE", "demo") != "demo":
        raise ConfigurationError("The demo country has public passwords; it is for EPUPNS_MODE=demo only.")


def seed_once(filled: sa.Table, seed: Seed) -> None:
    """Seed in one transaction, unless ``filled`` has rows already; prints what was done."""
    try:
        assert_demo_mode()
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
        with opened_engine() as engine, engine.begin() as connection:
            if connection.scalar(sa.select(sa.select(filled).exists())):
                click.echo(f"{filled.name} has rows already; nothing was seeded.")
            else:
                click.echo(seed(connection, folder))
    except ConfigurationError as error:
        sys.exit(str(error))
