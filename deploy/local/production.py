"""What a production start must not find: the demo country and its well-known passwords."""

import psycopg

from deploy.local.errors import SetupError
from deploy.local.installation import Installation


def refuse_demo_leftovers(installation: Installation) -> None:
    """SetupError when this data folder or identity's database was seeded with the demo country."""
    if installation.state.seeded or has_demo_accounts(installation.database_url("identity")):
        message = (
            f"The data in {installation.places.data} are the demo country with public passwords; "
            "a production start needs a fresh EPUPNS_DATA and databases of its own."
        )
        raise SetupError(message)


def has_demo_accounts(url: str) -> bool:
    """Do demo accounts stand in identity's database, given by its SQLAlchemy address?"""
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://")) as connection:
        row = connection.execute("SELECT EXISTS (SELECT 1 FROM accounts WHERE demo)").fetchone()
    return bool(row and row[0])
