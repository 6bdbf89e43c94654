"""The way to a service's own database, safe inside an eventlet process."""
from __future__ import annotations

import time
from functools import partial
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.orm import Session, sessionmaker

from services.chassis.environment import ConfigurationError, required
from services.chassis.work import Work

# libpq notices a server that vanished without a word within half a minute (seconds; tcp_user_timeout in milliseconds)
VIGILANT = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


RESTED = 5.0  # seconds: a connection that lay longer in the pool is asked whether it lives


def create_engine(url: str | sa.URL | None = None, *, pool_size: int = 20) -> sa.Engine:
    """An engine on ``DATABASE_URL``; it checks a connection that rested before it hands it out.

    ``pool_size`` connections at the most; they stay open, because to open one costs both sides more than a request.
    Errors do not quote parameters: those are people's data, and errors are logged.
    """
    try:
        engine = sa.create_engine(
            url or required("DATABASE_URL"),
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=10,
            hide_parameters=True,
            connect_args=VIGILANT,
        )
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError) as error:
        raise ConfigurationError("DATABASE_URL is not postgresql+psycopg://role:password@host:port/name.") from error
    sa.event.listen(engine, "checkin", _lay_down)
    sa.event.listen(engine, "checkout", partial(_wake, engine.dialect))
    return engine


def _lay_down(_connection: Any, record: Any) -> None:
    record.info["since"] = time.monotonic()


def _wake(dialect: sa.Dialect, connection: Any, record: Any, _fairy: Any) -> None:
    """Ask a connection that rested; where it is dead, all that are as old are thrown away and it is opened anew."""
    if time.monotonic() - record.info.get("since", time.monotonic()) <= RESTED:
        return
    try:
        dialect.do_ping(connection)
    except psycopg.Error as error:
        raise sa.exc.InvalidatePoolError from error


def assert_reachable(engine: sa.Engine) -> None:
    """Raises ``ConfigurationError`` in one sentence when the database does not let us in."""
    try:
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except sa.exc.OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise ConfigurationError(f"DATABASE_URL does not work: {reason}") from error


def open_work(engine: sa.Engine) -> Work:
    """Units of work on this engine."""
    return Work(sessionmaker(engine, class_=Session, expire_on_commit=False))
