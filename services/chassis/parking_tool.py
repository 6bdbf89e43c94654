"""``python -m services.chassis.parking_tool SERVICE list|show|replay|discard``: messages that wait for an operator.

Works on the service's ``DATABASE_URL`` and on ``AMQP_URL``.
"""
from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import click
import sqlalchemy as sa

from services.chassis.confirmed_publisher import ConfirmedPublisher
from services.chassis.database import assert_reachable, create_engine
from services.chassis.environment import ConfigurationError, required
from services.chassis.parked_messages import NoQueue, NotParked, discard, listed, replay, shown


def _operator() -> str:
    """Who is at the keyboard, behind sudo too."""
    return os.environ.get("SUDO_USER") or getpass.getuser()


by_option = click.option("--by", default=_operator, help="Who does it; noted in the row. Default: the login name.")


@click.group()
@click.argument("service")
def tool(service: str) -> None:
    """Messages of SERVICE that no retry could mend."""


@tool.command("list")
@click.option("--settled", is_flag=True, help="Those that were replayed or discarded too.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(*, settled: bool, as_json: bool) -> None:
    """What is parked, oldest first."""
    with _engine() as engine:
        rows = listed(engine, settled=settled)
    if as_json:
        click.echo(json.dumps(rows, default=str))
        return
    for row in rows:
        state = "settled" if row["settled_at"] else "open"
        click.echo(f"{row['id']:>6}  {row['at']:%Y-%m-%d %H:%M:%S}  {state:<7}  {row['queue']}  {row['error']}")
    click.echo(f"{len(rows)} parked" if rows else "nothing is parked")


@tool.command()
@click.argument("number", type=int)
@by_option
def show(number: int, by: str) -> None:
    """Everything about one message; that you looked is noted."""
    with _engine() as engine:
        row = shown(engine, number, by)
    body: Any = bytes(row.pop("body"))
    for name, value in row.items():
        if name not in ("history", "headers"):
            click.echo(f"{name}: {value}")
    click.echo(f"headers: {json.dumps(row['headers'])}")
    for entry in row["history"]:
        who = entry["by"] or "the service"
        click.echo(f"history: {entry['at']} {entry['did']} by {who} {entry['reason']}".rstrip())
    click.echo(f"body: {body.decode('utf-8', 'backslashreplace')}")


@tool.command("replay")
@click.argument("numbers", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that are open.")
@click.option("--reason", default="", help="What was mended; noted in the row.")
@click.option("--body", type=click.File("rb"), help="Send this instead, where the message itself was garbled.")
@by_option
def replay_(*, numbers: tuple[int, ...], everything: bool, reason: str, body: BinaryIO | None, by: str) -> None:
    """Send messages back to the queues that they came from."""
    if bool(numbers) == everything:
        raise click.UsageError("Give the numbers, or --all.")
    if body is not None and (len(numbers) != 1 or not reason):
        raise click.UsageError("--body is for one message, and needs a --reason.")
    mended = None if body is None else body.read()
    publisher = ConfirmedPublisher(required("AMQP_URL"))
    with _engine() as engine:
        try:
            for number in numbers or [row["id"] for row in listed(engine)]:
                click.echo(f"{number} went back to {replay(engine, publisher, number, by, reason, mended)}")
        except OSError as error:
            raise ConfigurationError(f"The broker of AMQP_URL does not answer: {error}") from error
        finally:
            publisher.discard()


@tool.command("discard")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why; noted in the row, which stays.")
@by_option
def discard_(number: int, reason: str, by: str) -> None:
    """Give a message up."""
    with _engine() as engine:
        discard(engine, number, by, reason)
    click.echo(f"{number} is discarded")


@contextmanager
def _engine() -> Iterator[sa.Engine]:
    engine = create_engine(pool_size=2)
    try:
        assert_reachable(engine)
        yield engine
    finally:
        engine.dispose()


def main() -> None:
    """The command; what the operator can mend is one sentence."""
    try:
        tool()
    except (NotParked, NoQueue, ConfigurationError) as error:
        sys.exit(f"parking: {error}")


if __name__ == "__main__":
    main()
