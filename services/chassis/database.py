"""The way to a service's own database, safe inside an eventlet process."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session, sessionmaker

from services.chassis.environment import ConfigurationError, required
from services.chassis.work import Work


def create_engine(url: str | None = None, *, pool_size: int = 10) -> sa.Engine:
    """An engine on ``DATABASE_URL``; it checks a pooled connection before it hands it out."""
    url = url or required("DATABASE_URL")
    return sa.create_engine(url, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True)


def assert_reachable(engine: sa.Engine) -> None:
    """Raises ``ConfigurationError`` in one sentence when the database does not let us in."""
    try:
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except sa.exc.OperationalError as error:
        reason = str(error.orig).strip().splitlines()[-1] if error.orig else str(error)
        raise ConfigurationError(f"DATABASE_URL does not work: {reason}") from error


def open_work(engine: sa.Engine) -> Work:
    """Units of work on this engine."""
    return Work(sessionmaker(engine, class_=Session, expire_on_commit=False))
