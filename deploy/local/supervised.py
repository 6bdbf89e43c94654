"""Speaking with the supervisor: is it there, start it, give it orders."""

import contextlib
import fcntl
import json
import socket
import subprocess
import sys
import time
from typing import Any

from deploy.local.child import Child
from deploy.local.errors import SetupError
from deploy.local.places import Places
from deploy.local.supervisor.socket_path import short_path


class Supervised:
    """The supervisor of one data folder, seen from the command line."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def is_running(self) -> bool:
        """True while a supervisor holds the lock; a killed one lets go of it, whatever files it left."""
        try:
            with (self._places.run / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def launch(self, master: int | None = None) -> None:
        """Start the supervisor in a session of its own and wait until it listens (it first ends orphans).

        With `master`, a pid, it leaves when that process is gone.
        """
        log = (self._places.logs / "supervisor.log").open("ab")
        arguments = [str(self._places.data), *([str(master)] if master else [])]
        finished = subprocess.run(
            [sys.executable, "-m", "deploy.local.supervisor", *arguments],
            cwd=self._places.checkout,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            check=False,
        )
        log.close()
        while finished.returncode == 0 and self.is_running():
            if self._answers():
                return
            time.sleep(0.05)
        message = f"The supervisor did not start; {self._places.logs / 'supervisor.log'} says why."
        raise SetupError(message)

    def start(self, children: list[Child]) -> None:
        self.order({"do": "start", "children": [child.to_json() for child in children]})

    def stop(self, names: list[str]) -> None:
        """Drain the named children; returns when they are gone."""
        self.order({"do": "stop", "names": names})

    def children(self) -> list[dict[str, Any]]:
        """A row for each child: name, phase, pid, since, restarts, last_exit, stage; none when nothing runs."""
        if not self.is_running():
            return []
        try:
            rows: list[dict[str, Any]] = self.order({"do": "status"})["children"]
        except OSError:
            return []
        return rows

    def shutdown(self) -> None:
        """Drain everything; returns when the supervisor is gone."""
        with contextlib.suppress(OSError):  # it may be leaving already
            self.order({"do": "shutdown"})
        while self.is_running():
            time.sleep(0.05)

    def order(self, order: dict[str, Any]) -> dict[str, Any]:
        with short_path(self._places.run) as address, socket.socket(socket.AF_UNIX) as connection:
            connection.connect(address)
            connection.sendall(json.dumps(order).encode() + b"\n")
            with connection.makefile() as lines:
                answer: dict[str, Any] = json.loads(lines.readline())
        return answer

    def _answers(self) -> bool:
        try:
            self.order({"do": "status"})
        except OSError:
            return False
        return True
