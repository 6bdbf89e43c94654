"""``python -m services.identity.seeding``: officials for every office; needs ``REFERENCE_DATABASE_URL`` as well."""

import sys

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.identity.seeding.official import write_officials
from services.identity.seeding.officials import officials_of


def main() -> None:
    """Demo mode only: the password is public."""
    try:
        assert_demo_mode()
        with opened_engine() as identity, opened_engine("REFERENCE_DATABASE_URL") as reference:
            click.echo(f"{seed(identity, reference)} officials")
    except ConfigurationError as error:
        sys.exit(str(error))


def seed(identity: sa.Engine, reference: sa.Engine) -> int:
    """How many officials were new."""
    with identity.begin() as writing, reference.connect() as reading:
        return write_officials(writing, officials_of(reading))


if __name__ == "__main__":
    main()
