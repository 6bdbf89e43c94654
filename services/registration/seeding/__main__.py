"""``python -m services.registration.seeding N``: N plausible people; needs ``REFERENCE_DATABASE_URL`` as well."""

import os
import sys
import time
from datetime import date
from random import Random

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.engine import opened_engine
from services.registration.seeding.chunk import Maker
from services.registration.seeding.country import read_country
from services.registration.seeding.nips import Nips
from services.registration.seeding.opened import open_registration
from services.registration.seeding.writer import write_people

SEED = 2015
EVERY = 10.0  # seconds between two words about progress


def seed_people(
    engine: sa.Engine, reference: sa.Engine, people: int, *, seed: int = SEED, year: int, workers: int
) -> tuple[int, int]:
    """How many people and rows were new.  The same seed makes the same people; running it again adds the missing."""
    with reference.connect() as connection:
        country = read_country(connection, Random(seed))
    nips = Nips(year, seed)
    if people > len(nips):
        raise LookupError(f"there are {len(nips)} different NIPs of one seed; ask for fewer people.")
    made, rows, told = 0, 0, time.monotonic()
    for new, lines in write_people(engine, Maker(country, nips, seed, date(year, 1, 1), people), workers):
        made, rows = made + new, rows + lines
        if time.monotonic() - told > EVERY:
            told = time.monotonic()
            click.echo(f"{made} of {people} people")
    with engine.begin() as connection:
        open_registration(connection, "Negara sintetis")
    return made, rows


@click.command()
@click.argument("people", type=click.IntRange(1))
@click.option("--seed", default=SEED, show_default=True, help="Another number makes other people.")
@click.option(
    "--year", type=int, default=lambda: time.gmtime().tm_year, help="They are of age in this year.  [default: now]"
)
@click.option(
    "--workers", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, help="Processes that make people."
)
def main(people: int, seed: int, year: int, workers: int) -> None:
    """Put PEOPLE synthetic civil servants over the agencies and units of reference; nobody of them exists."""
    try:
        with opened_engine() as engine, opened_engine("REFERENCE_DATABASE_URL") as reference:
            started = time.monotonic()
            made, rows = seed_people(engine, reference, people, seed=seed, year=year, workers=workers)
    except (ConfigurationError, LookupError) as error:
        sys.exit(str(error))
    seconds = time.monotonic() - started
    pace = f"{made / seconds:.0f} people, {rows / seconds:.0f} rows a second"
    click.echo(f"{made} people, {rows} rows in {seconds:.1f} s: {pace}")


if __name__ == "__main__":
    main()
