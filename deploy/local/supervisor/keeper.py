"""Keeps one child alive until it is told to stop."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from deploy.local.account import drop
from deploy.local.child import Child
from deploy.local.supervisor.backoff import next_delay
from deploy.local.supervisor.logs import open_log


class Phase(StrEnum):
    WAITING = "waiting"  # died or could not start; the next try comes after the back-off
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"


class Keeper:
    """One child and its life: `start` once, `stop` once."""

    def __init__(self, child: Child, logs: Path, changed: Callable[[], None]) -> None:
        self.child = child
        self.phase = Phase.WAITING
        self.restarts = 0
        self.last_exit: int | None = None
        self.since = time.time()
        self.process: asyncio.subprocess.Process | None = None
        self._logs = logs
        self._changed = changed
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._keep(), name=self.child.name)

    async def stop(self) -> None:
        """Ask to drain, wait, kill the whole group of what is left; returns when it is gone."""
        self._stop.set()
        if self._task:
            await self._task

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process and self.process.returncode is None else None

    async def _keep(self) -> None:
        delay = 0.0
        while not self._stop.is_set():
            born = time.monotonic()
            await self._live()
            if self._stop.is_set():
                break
            delay = next_delay(delay, time.monotonic() - born)
            self._enter(Phase.WAITING)
            await _happens_within(self._stop, delay)
            self.restarts += not self._stop.is_set()
        self._enter(Phase.STOPPED)

    async def _live(self) -> None:
        """One run, from start to death."""
        log = open_log(self._logs, self.child.name)
        try:
            self.process = await self._spawn(self.child.command, log)
        except (OSError, LookupError, ValueError) as error:  # no program, no account, a bad environment
            os.write(log, f"cannot start {self.child.command[0]}: {error}\n".encode())
            return
        finally:
            os.close(log)
        self._enter(Phase.RUNNING)
        stop = asyncio.create_task(self._stop.wait())
        death = asyncio.create_task(self.process.wait())
        await asyncio.wait({stop, death}, return_when=asyncio.FIRST_COMPLETED)
        if not death.done():
            await self._drain(self.process, death)
        stop.cancel()
        self.last_exit = await death
        _signal_group(self.process.pid, signal.SIGKILL)  # helpers that it left behind

    async def _spawn(self, command: tuple[str, ...], log: int) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *command,
            env=self.child.environment,
            cwd=self.child.folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal is for the supervisor to pass on
            **drop(self.child.account),
        )

    async def _drain(self, process: asyncio.subprocess.Process, death: "asyncio.Task[int]") -> None:
        self._enter(Phase.STOPPING)
        if self.child.stop_command:
            log = open_log(self._logs, self.child.name)
            await self._spawn(self.child.stop_command, log)
            os.close(log)
        else:
            process.send_signal(self.child.stop_signal)
        done, _ = await asyncio.wait({death}, timeout=self.child.stop_seconds)
        if not done:
            _signal_group(process.pid, signal.SIGKILL)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.since = time.time()
        self._changed()


async def _happens_within(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


def _signal_group(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        return
