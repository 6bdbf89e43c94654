"""Runs a program of this folder's `programs` as its own process, because nameko's are patched for eventlet."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CHECKOUT = Path(__file__).parents[3]
PATIENCE = 30.0


def until(holds: Callable[[], Any], patience: float = PATIENCE, every: float = 0.05) -> Any:
    """Wait until `holds()` is true and give its value; an AssertionError says that it never was."""
    end = time.monotonic() + patience
    while not (value := holds()):
        assert time.monotonic() < end, f"not within {patience} s"
        time.sleep(every)
    return value


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass
class Keys:
    """A key pair for each issuer, as deploy/ makes them."""

    private: dict[str, bytes] = field(default_factory=dict)
    public: dict[str, bytes] = field(default_factory=dict)

    def add(self, issuer: str) -> None:
        if issuer not in self.private:
            key = Ed25519PrivateKey.generate()
            self.private[issuer] = key.private_bytes_raw()
            self.public[issuer] = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def environment(self, issuer: str) -> dict[str, str]:
        known = {name: base64.b64encode(raw).decode() for name, raw in self.public.items()}
        own = base64.b64encode(self.private[issuer]).decode()
        return {"ASSERTION_PRIVATE_KEY": own, "ASSERTION_PUBLIC_KEYS": json.dumps(known)}


class Program:
    """One process; what it wrote is in `log`."""

    def __init__(self, command: list[str], variables: dict[str, str], folder: Path) -> None:
        self._command, self._variables, self._folder = command, variables, folder
        self.port = int(variables.get("HEALTH_PORT", "0"))
        self.log_file = folder / "process.log"
        self.fired_file = folder / "faults"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, **more: str) -> Program:
        """Start (again) with more variables; does not wait."""
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                self._command, cwd=CHECKOUT, env={**self._variables, **more}, stdout=log, stderr=log
            )
        return self

    def ready(self, patience: float = PATIENCE) -> Program:
        until(lambda: self.get("/ready")[0] == 200 or self._died(), patience)
        return self

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a health page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=4) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def metric(self, line: str) -> float:
        """The value of the metric whose line begins so; 0 when there is none yet."""
        page = self.get("/metrics")[1]
        return sum(float(row.rpartition(" ")[2]) for row in page.splitlines() if row.startswith(line))

    def wait(self, patience: float = PATIENCE) -> int:
        """Its exit code."""
        assert self.process is not None
        return self.process.wait(patience)

    def stop(self, patience: float = PATIENCE) -> float:
        """SIGTERM, wait; seconds that it took."""
        assert self.process is not None
        begun = time.monotonic()
        self.process.terminate()
        assert self.wait(patience) == 0, self.log
        return time.monotonic() - begun

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    @property
    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    @property
    def fired(self) -> list[str]:
        """The faults that came, as `point:action`."""
        return self.fired_file.read_text().split() if self.fired_file.exists() else []

    def _died(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"it ended with {self.process.returncode}: {self.log[-2000:]}"
        return False


@contextlib.contextmanager
def program(module: str, variables: dict[str, str], folder: Path) -> Iterator[Program]:
    """The chassis service of a module, not started yet; killed at the end."""
    command = [sys.executable, "-m", "services.chassis.run", module]
    machine = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    unbuffered = {"PYTHONUNBUFFERED": "1", "HEALTH_PORT": str(free_port()), "EPUPNS_MODE": "demo"}
    folder.mkdir(parents=True, exist_ok=True)
    fired = {"EPUPNS_FAULTS_FIRED": str(folder / "faults")}
    running = Program(command, {**machine, **unbuffered, **fired, **variables}, folder)
    try:
        yield running
    finally:
        if running.process is not None and running.process.poll() is None:
            running.kill()
        print(running.log[-6000:])  # shown when the test failed
