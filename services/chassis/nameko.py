"""What a nameko service is given: its database, its relay, the other services."""
from __future__ import annotations

import time
from typing import Any

import eventlet
import eventlet.tpool
import sqlalchemy as sa
from nameko.extensions import DependencyProvider

from services.chassis import forgetting, outbox
from services.chassis import relay as relaying
from services.chassis.assertion import Signer
from services.chassis.audit import sealing
from services.chassis.audit.head_file import HeadFile
from services.chassis.beside import Beside
from services.chassis.confirmed_publisher import ConfirmedPublisher
from services.chassis.database import assert_reachable, create_engine, open_work
from services.chassis.rpc_client import RpcClient, Services
from services.chassis.work import Work

IDLE, IDLE_LONG, STANDBY = 0.05, 0.25, 1.0  # seconds
LONG = 2.0  # seconds without a message, after which a relay looks less often
FORGETTING = 600.0  # seconds between two looks at what may be forgotten
SEALING = 0.5  # seconds between two looks at what is not sealed


class Database(DependencyProvider):
    """Injects ``Work`` on this service's own database."""

    _probe: sa.Engine | None = None  # until the start has come so far

    def setup(self) -> None:
        """Open the pool; a database that does not let us in ends the start with one sentence."""
        self.engine = create_engine()
        assert_reachable(self.engine)
        self.work = open_work(self.engine)
        self._probe = create_engine(pool_size=2)  # of its own: a pool that is busy is not a database that is away

    def stop(self) -> None:
        """Close the pools."""
        self.engine.dispose()
        if self._probe is not None:
            self._probe.dispose()

    def answers(self) -> bool:
        """True when the database answers within two seconds."""
        if self._probe is None:
            return False
        try:
            with eventlet.Timeout(2), self._probe.connect() as connection:
                return bool(connection.scalar(sa.text("SELECT 1")))
        except (sa.exc.SQLAlchemyError, eventlet.Timeout):
            return False

    def get_dependency(self, _worker_ctx: Any) -> Work:
        """The units of work."""
        return self.work


class Relay(Beside):
    """Keeps sending what waits in the outbox, while the service runs."""

    def setup(self) -> None:
        """The relay has connections of its own."""
        super().setup()
        self._relay = relaying.Relay(self.engine, ConfirmedPublisher(self.container.config["AMQP_URI"]))
        self._sent_at = 0.0

    def step(self) -> float:
        """Send a batch; after a quiet while a look is rarer, for nine processes look day and night."""
        sent = self._relay.step()
        if sent < 0:
            return STANDBY
        if sent:
            self._sent_at = time.monotonic()
            return 0 if sent == outbox.BATCH else IDLE
        return IDLE if time.monotonic() - self._sent_at < LONG else IDLE_LONG

    def discard(self) -> None:
        """Both connections are suspect."""
        self._relay.discard()


class Forgetter(Beside):
    """Keeps messaging's memory short enough, while the service runs."""

    def setup(self) -> None:
        """The connection is there only while there is something to forget."""
        super().setup()
        self._next = time.monotonic()
        self._forgetter = forgetting.Forgetter(self.engine)

    def step(self) -> float:
        """A batch; with nothing left, nothing for ten minutes."""
        if time.monotonic() >= self._next and self._forgetter.step() <= 0:
            self._forgetter.discard()
            self._next = time.monotonic() + FORGETTING
        return STANDBY

    def discard(self) -> None:
        """The next step begins with a connection of its own."""
        self._forgetter.discard()


class Sealer(Beside):
    """Keeps chaining the audit's entries and signing its head, while the service runs."""

    def setup(self) -> None:
        """The sealer has a connection of its own; its heads go to ``AUDIT_HEADS``."""
        super().setup()
        self._heads = HeadFile.from_environment(self.container.service_name)
        self._sealer = sealing.Sealer(self.engine)

    def step(self) -> float:
        """Seal a batch; once nothing waits, keep the signed head beside the loop that must not wait for a disk."""
        sealed = self._sealer.step()
        if sealed == sealing.BATCH:
            return 0
        head = self._sealer.head(self.container.service_name)
        if head is not None and head != self._heads.newest:
            eventlet.tpool.execute(self._heads.append, head)
        return STANDBY if sealed < 0 else SEALING

    def discard(self) -> None:
        """Begin anew with what the database holds."""
        self._sealer.discard()


class OtherServices(DependencyProvider):
    """Injects the way to the other services, speaking as this service itself."""

    def setup(self) -> None:
        """The connection is made at the first call."""
        self._client = RpcClient(self.container.config["AMQP_URI"])
        self._services = self.services(self._client, Signer.from_environment(self.container.service_name))

    def services(self, client: RpcClient, signer: Signer) -> Services:
        """Who asks; a service may have a memory of its own."""
        return Services(client, signer)

    def stop(self) -> None:
        """Close the connections."""
        self._client.close()

    def get_dependency(self, _worker_ctx: Any) -> Any:
        """``services.reference.labels(codes=[...])``; a service may give its own words for what it asks."""
        return self._services
