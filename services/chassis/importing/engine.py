"""An engine for a command that runs to its end: reachable or one sentence, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from services.chassis.database import assert_reachable, create_engine
from services.chassis.environment import required


@contextmanager
def opened_engine(variable: str = "DATABASE_URL") -> Iterator[sa.Engine]:
    """The database at this variable of the environment.  Raises ``ConfigurationError``."""
    engine = create_engine(required(variable), pool_size=2)  # one reads page after page while the other writes
    try:
        assert_reachable(engine)
        yield engine
    finally:
        engine.dispose()
