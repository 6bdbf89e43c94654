"""Broker and database for tests: given by AMQP_URL and DATABASE_URL_ADMIN, else in containers, else started here."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from deploy.local.account import server_account
from deploy.local.child import Child
from deploy.local.places import Places
from deploy.local.ports import Ports
from deploy.local.servers import accounts, postgres, rabbitmq
from deploy.local.servers.accounts import Rights
from deploy.local.servers.docker import IMAGE as RABBITMQ_IMAGE
from deploy.local.servers.docker import engine_answers
from deploy.local.servers.given import check_broker, check_database, wait_for
from deploy.local.supervised import Supervised

POSTGRES_IMAGE = "postgres:17"
ERLANG = "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"
PATIENCE = 60.0

NewDatabase = Callable[[str], str]


def pytest_report_header() -> str:
    """Which way the servers come, said once at the top of the run."""
    return f"broker: {_way('AMQP_URL')}, database: {_way('DATABASE_URL_ADMIN')}"


def _way(variable: str) -> str:
    if os.environ.get(variable):
        return f"given by {variable}"
    return "testcontainers" if engine_answers() else "started here"


@pytest.fixture(scope="session")
def amqp_url() -> Iterator[str]:
    """A broker that every test of the session shares."""
    with ExitStack() as stack:
        yield os.environ.get("AMQP_URL") or stack.enter_context(broker())


@pytest.fixture(scope="session")
def postgres_admin_url() -> Iterator[str]:
    """A PostgreSQL as a user who may create roles and databases."""
    with ExitStack() as stack:
        yield os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(database())


@pytest.fixture(scope="session")
def new_database(postgres_admin_url: str) -> Iterator[NewDatabase]:
    """`new_database("registration")` is the SQLAlchemy URL of a fresh, migrated database of that service."""
    databases = Databases(postgres_admin_url)
    yield databases.new
    databases.drop_all()


def broker(erlang: str = "", services: Mapping[str, Rights] | None = None) -> AbstractContextManager[str]:
    """A RabbitMQ of one's own for the time of a `with`; gives its URL.

    `erlang`: more arguments of its machine; `services`: accounts beside the operator's, with the same password.
    """
    return _broker_in_container(erlang, services or {}) if engine_answers() else _broker_here(erlang, services or {})


def database() -> AbstractContextManager[str]:
    """A PostgreSQL of one's own for the time of a `with`; gives its administrator's URL."""
    return _database_in_container() if engine_answers() else _database_here()


class Databases:
    """Fresh databases, copied from one that each service's migrations made once in the session."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        self._role = f"test_{secrets.token_hex(4)}"
        self._password = secrets.token_hex(16)
        self._made: list[str] = []
        self._templates: dict[str, str] = {}
        self._run("CREATE ROLE {} LOGIN PASSWORD {}", sql.Identifier(self._role), sql.Literal(self._password))
        self._run("GRANT {} TO CURRENT_USER", sql.Identifier(self._role))

    def new(self, service: str) -> str:
        """URL of a fresh database, owned by a role without any other right, as in the field."""
        if service not in self._templates:
            self._templates[service] = self._migrated(service)
        return self._url(self._create(service, self._templates[service]))

    def drop_all(self) -> None:
        for name in self._made:
            self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))
        for role in (self._role, f"{self._role}_audit"):
            self._run("DROP ROLE IF EXISTS {}", sql.Identifier(role))

    def _migrated(self, service: str) -> str:
        from services.chassis.audit.install import install  # here: tests without a database need no SQLAlchemy
        from services.chassis.migrate import migrate
        from services.identity.collected.install import install_collected

        name = self._create(service, "template1")
        migrate(service, self._url(name))
        install(self._admin_url, name, f"{self._role}_audit")
        if service == "identity":
            install_collected(self._admin_url, name, f"{self._role}_audit")
        return name

    def _create(self, service: str, template: str) -> str:
        name = f"{self._role}_{service}_{secrets.token_hex(4)}"
        self._run("CREATE DATABASE {} OWNER {} TEMPLATE {}", *map(sql.Identifier, (name, self._role, template)))
        self._made.append(name)
        return name

    def _url(self, name: str) -> str:
        parts = urlsplit(self._admin_url)
        return f"postgresql+psycopg://{self._role}:{self._password}@{parts.hostname}:{parts.port or 5432}/{name}"

    def _run(self, statement: str, *parts: sql.Composable) -> None:
        with psycopg.connect(self._admin_url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*parts))


@contextmanager
def _broker_in_container(erlang: str, services: Mapping[str, Rights]) -> Iterator[str]:
    password = secrets.token_hex(16)
    with _private_folder() as places:
        known = accounts.write_definitions(places.broker, accounts.definitions(services, lambda _: password))
        variables = {ERLANG: f"{accounts.LOADED[ERLANG]} {erlang}"}
        with _container(RABBITMQ_IMAGE, 5672, variables, {known: accounts.INSIDE}) as place:
            url = f"amqp://{accounts.OPERATOR}:{password}@{place}/"
            wait_for(check_broker, url, PATIENCE)
            yield url


@contextmanager
def _database_in_container() -> Iterator[str]:
    with _container(POSTGRES_IMAGE, 5432, {"POSTGRES_PASSWORD": "epupns"}) as place:
        url = f"postgresql://postgres:epupns@{place}/postgres"
        wait_for(check_database, url, PATIENCE)
        yield url


@contextmanager
def _container(
    image: str, port: int, variables: dict[str, str], files: Mapping[Path, str] | None = None
) -> Iterator[str]:
    from testcontainers.core.container import DockerContainer

    container = DockerContainer(image).with_exposed_ports(port).with_envs(**variables)
    for here, there in (files or {}).items():
        container.with_volume_mapping(str(here), there, "ro")
    with container:
        yield f"{container.get_container_host_ip()}:{container.get_exposed_port(port)}"


@contextmanager
def _broker_here(erlang: str, services: Mapping[str, Rights]) -> Iterator[str]:
    password = secrets.token_hex(16)
    with _private_folder() as places:
        ports, known = Ports({}, print), accounts.definitions(services, lambda _: password)
        children = rabbitmq.private_rabbitmq(places.broker, places.key, ports.claim, known, server_account())
        with _kept(places, [_with(child, erlang) for child in children]):
            url = rabbitmq.amqp_url(ports.known["broker"], password)
            wait_for(check_broker, url, PATIENCE)
            yield url


def _with(child: Child, erlang: str) -> Child:
    return replace(child, environment={**child.environment, ERLANG: f"{child.environment[ERLANG]} {erlang}"})


@contextmanager
def _database_here() -> Iterator[str]:
    password = secrets.token_hex(16)
    with _private_folder() as places:
        port = Ports({}, print).claim("database")
        child = postgres.private_postgres(places.database, port, password, server_account())
        with _kept(places, [child]):
            url = postgres.admin_url(port, password)
            wait_for(check_database, url, PATIENCE)
            yield url


@contextmanager
def _private_folder() -> Iterator[Places]:
    folder = Path(tempfile.mkdtemp(prefix="epupns-test-", dir="/var/tmp"))
    places = Places(folder)
    places.prepare()
    yield places
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _kept(places: Places, children: list[Child]) -> Iterator[None]:
    """Supervised until the block ends, or until this test run is gone."""
    supervised = Supervised(places)
    supervised.launch(master=os.getpid())
    supervised.start(children)
    try:
        yield
    finally:
        supervised.shutdown()
