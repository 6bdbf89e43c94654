"""Registration's job worker: files of exports, and each night a look at who is missing; of several one is active."""

from __future__ import annotations

import os
import time
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.beside import Beside
from services.chassis.database import create_engine, open_work
from services.chassis.nameko import Database
from services.chassis.one_active import OneActive
from services.chassis.rpc_client import RpcClient, Services
from services.chassis.sealed_parts import SealedParts
from services.contracts.registration.exports import FOLDER
from services.registration.exporting.pace import NICE, rest_after, rests
from services.registration.exporting.working import step
from services.registration.labels import Names
from services.registration.missing.nightly import Night

ONE_EXPORTER, ONE_CHECKER = 0x5E71, 0x5E72  # advisory locks of this database
IDLE, BETWEEN = 1.0, 0.02  # seconds; between two parts others get their turn at the database
LOOK = 60.0  # seconds between two looks whether it is night


class Exporter(Beside):
    """Part after part, while the process runs."""

    def setup(self) -> None:
        """Settings that are wrong end the start with one sentence."""
        super().setup()
        rests()
        os.nice(NICE)
        self._work = open_work(create_engine(pool_size=4))
        self._active = OneActive(self.engine, ONE_EXPORTER)
        self._store = SealedParts.from_environment(FOLDER)
        client = RpcClient(self.container.config["AMQP_URI"])
        self._names = Names(Services(client, Signer.from_environment("registration")))

    def step(self) -> float:
        """Some of the oldest export; nothing while another process is the active one."""
        if self._active.connection() is None:
            return IDLE
        began = time.monotonic()
        if not step(self._work, self._names, self._store):
            return IDLE
        return max(BETWEEN, rest_after(time.monotonic() - began))

    def discard(self) -> None:
        """Whoever comes first goes on."""
        self._active.discard()


class MissingChecker(Beside):
    """Whether the list of who is missing is right, once a night."""

    def setup(self) -> None:
        super().setup()
        self._active = OneActive(self.engine, ONE_CHECKER)
        self._night = Night(open_work(self.engine))

    def step(self) -> float:
        """Some people of this night; nothing by day, nor while another process is the active one."""
        if self._active.connection() is None:
            return LOOK
        began = time.monotonic()
        if not self._night.step():
            return LOOK
        return max(BETWEEN, rest_after(time.monotonic() - began))

    def discard(self) -> None:
        """Whoever comes first begins the night anew."""
        self._active.discard()


class RegistrationWorker:
    """No entrypoint: what is to be done stands in the database."""

    name = "registration-worker"

    work: Any = Database()
    exporter: Any = Exporter()
    checker: Any = MissingChecker()
