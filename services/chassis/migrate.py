"""``python -m services.chassis.migrate SERVICE``: brings a service's database to its newest migration."""
from __future__ import annotations

import os
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config

HERE = Path(__file__).parent


def migrate(service: str, url: str) -> None:
    """Upgrade the database at ``url`` to the head of ``services/<service>/migrations``."""
    upgrade(HERE.parent / service / "migrations", url)


def upgrade(folder: Path, url: str) -> None:
    """Upgrade the database at ``url`` to the head of the migrations in ``folder``."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.set_main_option("version_locations", str(folder))
    config.set_main_option("path_separator", "newline")
    config.attributes["url"] = url
    command.upgrade(config, "head")


if __name__ == "__main__":
    migrate(sys.argv[1], os.environ["DATABASE_URL"])
