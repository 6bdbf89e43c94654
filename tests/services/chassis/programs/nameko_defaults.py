"""Plain nameko services, as its own examples write them: `python -m …nameko_defaults SCENARIO` prints what happens."""

from __future__ import annotations

import os
import sys

if os.environ.get("TEST_WAIT_FUNC"):
    os.environ["PSYCOPG_WAIT_FUNC"] = os.environ["TEST_WAIT_FUNC"]
import eventlet

eventlet.monkey_patch()

import json  # noqa: E402
import logging  # noqa: E402
from collections.abc import Callable  # noqa: E402
from typing import Any  # noqa: E402

import psycopg  # noqa: E402
from kombu import Exchange, Queue  # noqa: E402
from nameko.containers import ServiceContainer  # noqa: E402
from nameko.events import event_handler  # noqa: E402
from nameko.extensions import DependencyProvider  # noqa: E402
from nameko.messaging import Publisher, consume  # noqa: E402
from nameko.rpc import rpc  # noqa: E402
from nameko.standalone.rpc import ClusterRpcProxy  # noqa: E402

NAME = os.environ["TEST_NAME"]
CONFIG = {"AMQP_URI": os.environ["AMQP_URL"]}
QUEUE = Queue(f"{NAME}.plain", Exchange(""), routing_key=f"{NAME}.plain", durable=True)


def say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


class Consumer:
    """Takes from a queue; the body says what the handler does."""

    name = NAME

    @consume(QUEUE)
    def take(self, body: dict[str, Any]) -> None:
        say(handling=body)
        if body.get("what") == "raise":
            raise ValueError
        eventlet.sleep(body.get("seconds", 0))
        eventlet.patcher.original("time").sleep(body.get("blocking", 0))  # work in C
        say(finished=body)


class EventConsumer:
    """The usual way to take events."""

    name = NAME

    @event_handler(NAME, "happened.v1")
    def on_happened(self, payload: Any) -> None:
        say(handling=payload)


class Elsewhere(Publisher):
    """nameko's own, on another address."""

    amqp_uri = os.environ.get("PUBLISH_URL", "")


class Publishing:
    """A service that publishes when it is asked to, on a connection that can turn bad, for three seconds at most."""

    name = NAME

    publish = Elsewhere()

    @consume(QUEUE)
    def take(self, body: dict[str, Any]) -> None:
        say(publishing=body)
        try:
            with eventlet.Timeout(3):
                self.publish(body, routing_key=f"{NAME}.nowhere")
        except BaseException as error:
            say(raised=type(error).__name__)
            raise
        say(published=body)


class UserId(DependencyProvider):
    """Whose request it is, as nameko's context has it."""

    def get_dependency(self, worker_ctx: Any) -> Any:
        return worker_ctx.data.get("user_id")


class Trusting:
    """A service that believes its context."""

    name = NAME

    user_id = UserId()

    @rpc
    def who(self) -> None:
        say(acts_as=self.user_id)


def run(service: type) -> ServiceContainer:
    container = ServiceContainer(service, CONFIG)
    container.start()
    say(started=True)
    return container


def consumer() -> None:
    """Until SIGKILL, or until the container dies."""
    container = run(Consumer)
    try:
        container.wait()
    except Exception as error:  # noqa: BLE001
        say(died=type(error).__name__)


def stop() -> None:
    """Takes one message and is stopped while the handler runs."""
    container = run(Consumer)
    eventlet.sleep(1.5)
    container.stop()
    say(stopped=True)


def events() -> None:
    run(EventConsumer)
    eventlet.sleep(3600)


def publisher() -> None:
    run(Publishing)
    eventlet.sleep(3600)


def call() -> None:
    """A call to a service that is down."""
    with ClusterRpcProxy(CONFIG) as services:
        say(calling=True)
        try:
            services[NAME].say(number=1)
        except Exception as error:  # noqa: BLE001
            say(raised=type(error).__name__)


def misdeclared() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format='{"logged": "%(levelname)s %(message)s"}')
    logging.getLogger("amqp").setLevel(logging.ERROR)
    run(Consumer)


def trusting() -> None:
    run(Trusting)
    eventlet.sleep(3600)


def waiting() -> None:
    """Ticks of another greenlet while one waits a second for PostgreSQL."""
    ticks = []

    def ticker() -> None:
        while True:
            eventlet.sleep(0.05)
            ticks.append(1)

    with psycopg.connect(os.environ["LIBPQ_URL"]) as connection:
        eventlet.spawn(ticker)
        eventlet.sleep(0)
        connection.execute("SELECT pg_sleep(1)")
        say(ticks=len(ticks))


SCENARIOS: dict[str, Callable[[], None]] = {
    scenario.__name__: scenario
    for scenario in (consumer, stop, events, publisher, call, misdeclared, trusting, waiting)
}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]]()
