"""One more gateway beside the running system's: another process, with the same keys, on another port."""
from __future__ import annotations

import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError

from deploy.local.places import CHECKOUT
from deploy.local.ports import next_free
from deploy.local.processes import find
from tests.system import RunningSystem

FROM, PATIENCE = 19080, 40.0


@contextmanager
def another_gateway(system: RunningSystem, **variables: str) -> Iterator[str]:
    """Its address, for the time of a block; ``variables`` replace those of the system's gateway."""
    port = next_free(FROM, set())
    environment = system.environment("gateway") | {"GATEWAY_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)} | variables
    process = subprocess.Popen(find("gateway").command, env=environment, cwd=CHECKOUT)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    try:
        while not _lives(address):
            assert process.poll() is None, "the gateway did not start"
            assert time.monotonic() < until, f"the gateway did not start in {PATIENCE:.0f} s"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _lives(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/live", timeout=3) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
