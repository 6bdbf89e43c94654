"""What a nameko service is given: its database, its relay, the other services."""
from __future__ import annotations

import time
from typing import Any

import eventlet
import sqlalchemy as sa
import structlog
from nameko.extensions import DependencyProvider

from services.chassis import relay as relaying
from services.chassis.assertion import Signer
from services.chassis.confirmed_publisher import ConfirmedPublisher
from services.chassis.database import assert_reachable, create_engine, open_work
from services.chassis.failure import pauses
from services.chassis.rpc_client import RpcClient, Services
from services.chassis.work import Work

log = structlog.get_logger()
IDLE, STANDBY, TIDY = 0.05, 1.0, 300.0  # seconds
LONGEST_AWAY = 2.0  # seconds between two tries while broker or database is away


class Database(DependencyProvider):
    """Injects ``Work`` on this service's own database."""

    def setup(self) -> None:
        """Open the pool; a database that does not let us in ends the start with one sentence."""
        self.engine = create_engine()
        assert_reachable(self.engine)
        self.work = open_work(self.engine)
        self._probe = create_engine(pool_size=1)  # of its own: a pool that is busy is not a database that is away

    def stop(self) -> None:
        """Close the pools."""
        self.engine.dispose()
        self._probe.dispose()

    def answers(self) -> bool:
        """True when the database answers within two seconds."""
        try:
            with eventlet.Timeout(2), self._probe.connect() as connection:
                return bool(connection.scalar(sa.text("SELECT 1")))
        except (sa.exc.SQLAlchemyError, eventlet.Timeout):
            return False

    def get_dependency(self, _worker_ctx: Any) -> Work:
        """The units of work."""
        return self.work


class Relay(DependencyProvider):
    """Keeps sending what waits in the outbox, while the service runs."""

    def setup(self) -> None:
        """The relay has connections of its own."""
        self._stopping = False
        self._engine = create_engine(pool_size=1)
        self._relay = relaying.Relay(self._engine, ConfirmedPublisher(self.container.config["AMQP_URI"]))

    def start(self) -> None:
        """Run beside the workers."""
        self._thread = self.container.spawn_managed_thread(self._run, identifier="relay")

    def stop(self) -> None:
        """Send what is there and let go."""
        self._stopping = True
        self._thread.wait()

    def get_dependency(self, _worker_ctx: Any) -> None:
        """Handlers never speak to the relay."""

    def _run(self) -> None:
        waits, tidied = pauses(), time.monotonic()
        while not self._stopping:
            try:
                sent = self._relay.step()
                waits = pauses()
                if time.monotonic() - tidied > TIDY:
                    self._relay.tidy()
                    tidied = time.monotonic()
            except Exception as error:  # noqa: BLE001 - whatever it was, both connections are suspect
                log.warning("relay_starts_over", error=type(error).__name__)
                self._relay.discard()
                eventlet.sleep(min(next(waits), LONGEST_AWAY))
                continue
            eventlet.sleep(STANDBY if sent < 0 else 0 if sent else IDLE)
        self._relay.discard()
        self._engine.dispose()


class OtherServices(DependencyProvider):
    """Injects the way to the other services, speaking as this service itself."""

    def setup(self) -> None:
        """The connection is made at the first call."""
        self._client = RpcClient(self.container.config["AMQP_URI"])
        self._services = Services(self._client, Signer.from_environment(self.container.service_name))

    def stop(self) -> None:
        """Close the connections."""
        self._client.close()

    def get_dependency(self, _worker_ctx: Any) -> Services:
        """``services.reference.labels(codes=[...])``."""
        return self._services
