"""Servers that somebody else runs: does the address work, and if not, why not, in one sentence without the password."""

import socket
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg
from amqp import Connection
from amqp.exceptions import AccessRefused, AMQPError, NotAllowed

from deploy.local.errors import SetupError

PATIENCE = 5


def check_broker(url: str) -> None:
    """Log in at AMQP_URL once; SetupError says what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme not in {"amqp", "amqps"} or not parts.hostname:
        message = "AMQP_URL must look like amqp://user:password@host:5672/ and does not."
        raise SetupError(message)
    shown = f"{parts.hostname}:{parts.port or 5672}"
    try:
        _log_in(url)
    except AccessRefused:
        message = f"The broker at {shown} refuses user {parts.username!r}: wrong name or password in AMQP_URL."
    except NotAllowed:
        message = f"The broker at {shown} has no virtual host {parts.path or '/'!r} for that user; see AMQP_URL."
    except socket.gaierror:
        message = f"No machine is called {parts.hostname!r}; AMQP_URL is wrong or the network is away."
    except (OSError, AMQPError) as error:
        message = f"No broker answers at {shown} ({error}); start it or correct AMQP_URL."
    else:
        return
    raise SetupError(message)


def _log_in(url: str) -> None:
    parts = urlsplit(url)
    connection = Connection(
        host=f"{parts.hostname}:{parts.port or 5672}",
        userid=parts.username or "guest",
        password=parts.password or "guest",
        virtual_host=parts.path[1:] or "/",
        ssl=parts.scheme == "amqps",
        connect_timeout=PATIENCE,
        read_timeout=PATIENCE,
    )
    connection.connect()
    connection.close()


def check_database(url: str) -> None:
    """Connect to DATABASE_URL_ADMIN once and see that it may make roles and databases."""
    parts = urlsplit(url)
    if not parts.scheme.startswith("postgres") or not parts.hostname:
        message = "DATABASE_URL_ADMIN must look like postgresql://user:password@host:5432/postgres and does not."
        raise SetupError(message)
    shown = f"{parts.hostname}:{parts.port or 5432}"
    try:
        with psycopg.connect(url, connect_timeout=PATIENCE) as connection:
            row = connection.execute(
                "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1].removeprefix("connection failed: ")
        message = f"The database at {shown} does not let us in ({reason}); correct DATABASE_URL_ADMIN."
        raise SetupError(message) from None
    if not row or not row[0]:
        message = f"User {parts.username!r} of DATABASE_URL_ADMIN may not create roles and databases."
        raise SetupError(message)


def wait_for(check: Callable[[str], None], url: str, seconds: float) -> None:
    """Repeat `check` until it passes; after `seconds` its own sentence is raised."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return check(url)
        except SetupError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.1)
