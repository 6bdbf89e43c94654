"""``python -m services.identity.mail.tool``: letters that were given up, and sending them again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.database import assert_reachable, create_engine, open_work
from services.chassis.environment import ConfigurationError
from services.chassis.work import UnitOfWork, Work
from services.identity.mail import waiting
from services.identity.tables import mails


@click.group()
def tool() -> None:
    """Letters to the holders of accounts."""


@tool.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(*, as_json: bool) -> None:
    """How many wait, and each that was given up."""
    with _opened() as work:
        count, _ = work.do(waiting.counts)
        rows = work.do(_parked)
    if as_json:
        click.echo(json.dumps({"waiting": count, "parked": [row._asdict() for row in rows]}, default=str))
        return
    for row in rows:
        erased = "" if row.whole else "  (text erased)"
        click.echo(f"{row.id}  {row.parked_at:%Y-%m-%d %H:%M:%S}  {row.letter}  {row.address}  {row.error}{erased}")
    click.echo(f"{count} waiting, {len(rows)} given up")


@tool.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All that were given up.")
def again(ids: tuple[str, ...], *, every: bool) -> None:
    """Send letters that were given up once more; one whose fate is unknown may come twice."""
    if bool(ids) == every:
        raise click.UsageError("Name letters by their id, or say --all.")
    with _opened() as work:
        done = work.do(waiting.send_again, None if every else list(ids))
    click.echo(f"{len(done)} will be sent again")
    sys.exit(0 if every or len(done) == len(set(ids)) else 1)


def _parked(uow: UnitOfWork) -> list[sa.Row[Any]]:
    c = mails.c
    shown = sa.select(c.id, c.parked_at, c.letter, c.address, c.tries, c.error, (c.sealed != "").label("whole"))
    return list(uow.session.execute(shown.where(c.parked_at.is_not(None)).order_by(c.parked_at)))


@contextmanager
def _opened() -> Iterator[Work]:
    engine = create_engine(pool_size=2)
    assert_reachable(engine)
    try:
        yield open_work(engine)
    finally:
        engine.dispose()


if __name__ == "__main__":
    try:
        tool()
    except ConfigurationError as error:
        sys.exit(str(error))
