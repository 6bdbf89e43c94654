"""What both ways meet: a service of the chassis in a process of its own, its database, a broker behind a proxy."""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from dataclasses import field as field_of
from itertools import count
from pathlib import Path
from time import sleep

from deploy.local.places import CHECKOUT
from services.chassis.queues import dead_letter_name
from tests import servers
from tests.benchmarks._rpc.called import Called
from tests.services.chassis.black_hole import Proxy, proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.database_side import Database, new_database, run
from tests.services.chassis.running import Keys, Program, program, until


@dataclass(frozen=True)
class Field:
    """The service under ``name``; ``url`` leads to the broker, ``proxied`` through the proxy that can turn bad."""

    name: str
    service: Program
    database: Database
    broker: Broker
    url: str
    proxy: Proxy
    proxied: str
    keys: Keys
    given: Iterator[int] = field_of(default_factory=count)

    def new_numbers(self, wanted: int) -> list[int]:
        """Numbers that no call has had yet: each write leaves its number in the database."""
        return [next(self.given) for _ in range(wanted)]

    def effects(self, numbers: list[int]) -> list[int]:
        """How often the write of each number was done."""
        done = Counter(self.database.numbers())
        return [done[number] for number in numbers]

    def drained(self) -> None:
        """Wait until the service has nothing left to do."""
        until(lambda: self.broker.depth(f"rpc-{self.name}") == 0)
        sleep(1.0)  # what was taken last is done

    @contextmanager
    def caller(self, way: str, *, url: str = "", timeout: float | None = None) -> Iterator[Called]:
        """A process that calls this way; killed at the end, for its threads may hang."""
        private, public = (half["identity"] for half in (self.keys.private, self.keys.public))
        variables = {
            **os.environ,
            "BENCH_URL": url or self.url,
            "BENCH_SERVICE": self.name,
            "BENCH_TIMEOUT": "" if timeout is None else str(timeout),
            "BENCH_PRIVATE_KEY": base64.b64encode(private).decode(),
            "BENCH_PUBLIC_KEY": base64.b64encode(public).decode(),
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, "-m", "tests.benchmarks._rpc.caller", way]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=variables, cwd=CHECKOUT, text=True, stdin=pipe, stdout=pipe) as process:
            try:
                yield Called(process)
            finally:
                process.kill()


@contextmanager
def field() -> Iterator[Field]:
    """On the servers given by AMQP_URL and DATABASE_URL_ADMIN, or on new ones for as long as it lasts."""
    with ExitStack() as stack:
        amqp_url = os.environ.get("AMQP_URL") or stack.enter_context(servers.broker())
        admin = os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(servers.database())
        name, base = f"bench{secrets.token_hex(4)}", f"bench_rpc_{secrets.token_hex(4)}"
        database = Database(new_database(admin, base))
        stack.callback(run, admin, "DROP DATABASE {} WITH (FORCE)", base)
        broker = stack.enter_context(closing(Broker(amqp_url)))
        work = [f"{name}.{name}.happened.v1", f"{name}.batch"]
        broker.owns(f"rpc-{name}", *work, *map(dead_letter_name, work))
        keys = Keys()
        for issuer in (name, "registration", "verification", "reference", "reporting", "helpdesk", "identity"):
            keys.add(issuer)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="epupns-bench-")))
        own = {"AMQP_URL": amqp_url, "DATABASE_URL": database.url, "TEST_NAME": name, "LOG_LEVEL": "ERROR"}
        service = stack.enter_context(program("service", {**own, **keys.environment(name)}, folder)).start().ready()
        proxy, proxied = stack.enter_context(proxy_for(amqp_url))
        yield Field(name, service, database, broker, amqp_url, proxy, proxied, keys)
