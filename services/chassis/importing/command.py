"""``python -m services.<owner>.importing KIND FILE [--dry-run]``: the command around a service's importers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report

Importer = Callable[[sa.Connection, Path, Report], None]

SOME_ROWS_REFUSED = 3  # exit status; 1 means that nothing could be read


def import_file(engine: sa.Engine, importer: Importer, path: Path, report: Report, *, dry_run: bool) -> None:
    """Import in one transaction; a dry run does all of it and takes it back."""
    with engine.connect() as connection, connection.begin() as transaction:
        importer(connection, path, report)
        if dry_run:
            transaction.rollback()


def command(importers: Mapping[str, Importer]) -> click.Command:
    """The command line for a service's importers by kind."""

    @click.command(help=f"Import FILE as one of: {', '.join(importers)}.")
    @click.argument("kind", type=click.Choice(list(importers)), metavar="KIND")
    @click.argument("file", type=click.Path(exists=True, path_type=Path))
    @click.option("--dry-run", is_flag=True, help="Check everything, import nothing.")
    @click.option("--report", "problems_file", type=click.Path(path_type=Path), help="A CSV of every problem.")
    @click.option("--json", "as_json", is_flag=True, help="Sums and the first problems as JSON.")
    def run(kind: str, file: Path, *, dry_run: bool, problems_file: Path | None, as_json: bool) -> None:
        with ExitStack() as stack:
            report = Report(file.name, say=_silent if as_json else click.echo)
            if problems_file is not None:
                report.every_problem = stack.enter_context(problems_file.open("w", newline="", encoding="utf-8"))
                report.every_problem.write("file,line,column,message,warning\n")
            _import(importers[kind], file, report, dry_run=dry_run)
        _conclude(report, dry_run=dry_run, as_json=as_json)

    return run


def _import(importer: Importer, path: Path, report: Report, *, dry_run: bool) -> None:
    try:
        with opened_engine() as engine:
            import_file(engine, importer, path, report, dry_run=dry_run)
    except FileRefused as error:
        sys.exit(f"{path.name}: {error}")
    except ConfigurationError as error:
        sys.exit(str(error))


def _conclude(report: Report, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"dry_run": dry_run, **report.to_json()}, ensure_ascii=False))
    else:
        for line in report.summary():
            click.echo(line)
        if dry_run:
            click.echo("Dry run: nothing was imported.")
    if report.refused:
        sys.exit(SOME_ROWS_REFUSED)


def _silent(_message: str) -> None:
    """With --json, standard output is one document."""
