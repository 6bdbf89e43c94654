"""Collects the audit of every service while identity runs."""

from __future__ import annotations

from services.chassis.assertion import Signer
from services.chassis.beside import Beside
from services.chassis.rpc_client import RpcClient, Services
from services.identity.collected.taking_in import BATCH, Collecting

PAUSE = 3.0  # seconds between two rounds when little is new


class Collector(Beside):
    """A loop of its own: no service waits for it, and none of its requests waits for a service longer than it must."""

    def setup(self) -> None:
        """The connections are made at the first round."""
        super().setup()
        self._client = RpcClient(self.container.config["AMQP_URI"])
        services = Services(self._client, Signer.from_environment(self.container.service_name))
        self._collecting = Collecting(self.engine, services)

    def step(self) -> float:
        """Soon again while a service has more."""
        return 0 if self._collecting.step() >= BATCH - 1 else PAUSE

    def discard(self) -> None:
        """Begin anew with what the database holds."""
        self._collecting.discard()

    def stop(self) -> None:
        """Finish the round and let go."""
        super().stop()
        self._client.close()
