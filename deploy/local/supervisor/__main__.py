"""The supervisor's process: `python -m deploy.local.supervisor DATA_FOLDER [PID]`; orders come through its socket."""

import asyncio
import contextlib
import fcntl
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from deploy.local.child import child_from_json
from deploy.local.places import Places
from deploy.local.supervisor.crew import Crew
from deploy.local.supervisor.logs import rotate
from deploy.local.supervisor.orphans import end_orphans, started_at
from deploy.local.supervisor.socket_path import short_path


class Supervisor:
    """Answers one JSON order a line: start, stop, status, shutdown."""

    def __init__(self, places: Places, master: int | None) -> None:
        self.crew = Crew(places.logs, places.run)
        self.leaving = asyncio.Event()
        self._places = places
        self._master = master  # a test run that we must not outlive

    async def serve(self) -> None:
        """Run until told to leave, then drain everybody."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.leaving.set)
        with short_path(self._places.run) as address:
            server = await asyncio.start_unix_server(self._converse, address)
        housekeeping = asyncio.create_task(self._keep_house())
        async with server:
            await self.leaving.wait()
            await self.crew.stop_all()
        housekeeping.cancel()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                answer = await self._obey(json.loads(line))
                writer.write(json.dumps(answer).encode() + b"\n")
                await writer.drain()
        writer.close()

    async def _obey(self, order: dict[str, Any]) -> dict[str, Any]:
        match order["do"]:
            case "start" if not self.leaving.is_set():
                self.crew.start([child_from_json(child) for child in order["children"]])
            case "stop":
                await self.crew.stop(order["names"])
            case "shutdown":
                self.leaving.set()
        return {"children": self.crew.report(), "pid": os.getpid(), "leaving": self.leaving.is_set()}

    async def _keep_house(self) -> None:
        while True:
            rotate(self._places.logs)
            if self._master and started_at(self._master) is None:
                self.leaving.set()
            await asyncio.sleep(2)


def main(data: Path, master: int | None = None) -> None:
    """Hold the lock for as long as we live: whoever finds it free knows that nobody supervises here.

    The process that was called ends at once with 0 when the lock is ours; its child, nobody's child then, goes on.
    """
    places = Places(data)
    with (places.run / "lock").open("w") as lock:
        _take(lock)
        if os.fork():
            os._exit(0)
        end_orphans(places.run)
        (places.run / "supervisor.sock").unlink(missing_ok=True)
        asyncio.run(Supervisor(places, master).serve())


def _take(lock: TextIO) -> None:
    for _ in range(20):  # somebody who only asks whether we run holds it for a moment
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(0.05)
    sys.exit("another supervisor runs in this data folder")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
