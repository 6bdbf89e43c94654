"""The running installation that a benchmark measures: its address, databases and demo accounts."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

PASSWORD = "kereta senja payung"  # of the civil servants that a benchmark registers


def address() -> str:
    """Where the gateway answers; ends with one sentence when nothing runs."""
    found = os.environ.get("EPUPNS_ADDRESS", "")
    if not found:
        sys.exit("Nothing runs here: ./epupns up --detach comes first.")
    return found


@cache
def environment(process: str) -> dict[str, str]:
    """The variables of one process."""
    lines = (Path(os.environ["EPUPNS_DATA"]) / "env" / f"{process}.env").read_text().splitlines()
    pairs = (line.removeprefix("export ").partition("=") for line in lines)
    return {name: shlex.split(value)[0] if value else "" for name, _, value in pairs}


def database(service: str) -> psycopg.Connection[Any]:
    """A connection to one service's database, to check what was measured."""
    url = environment(service)["DATABASE_URL"].replace("+psycopg", "")
    return psycopg.connect(url, autocommit=True)


def administrator(service: str) -> str:
    """Where the server's administrator finds one service's database."""
    name = urlsplit(environment(service)["DATABASE_URL"]).path
    return urlsplit(os.environ["DATABASE_URL_ADMIN"])._replace(path=name).geturl()


def accounts() -> list[dict[str, Any]]:
    """Every demo account, as ``./epupns accounts --json`` prints them."""
    command = [sys.executable, "-m", "services.identity.demo_accounts", "--json", "--all"]
    done = subprocess.run(command, env={**os.environ, **environment("identity")}, capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
