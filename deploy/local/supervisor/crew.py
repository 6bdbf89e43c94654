"""All children of one supervisor: who is kept, in which order they stop."""

import asyncio
from pathlib import Path
from typing import Any

from deploy.local.child import Child
from deploy.local.supervisor.keeper import Keeper, Phase
from deploy.local.supervisor.orphans import remember, started_at


class Crew:
    """Keepers by the child's name."""

    def __init__(self, logs: Path, run: Path) -> None:
        self.keepers: dict[str, Keeper] = {}
        self._logs = logs
        self._run = run

    def start(self, children: list[Child]) -> None:
        """Keep each of them from now on; one that is kept already stays as it is."""
        for child in children:
            if child.name in self.keepers:
                continue
            keeper = Keeper(child, self._logs, self.write_down)
            self.keepers[child.name] = keeper
            keeper.start()

    async def stop(self, names: list[str]) -> None:
        """Drain these at the same time; returns when all are gone."""
        leaving = [self.keepers[name] for name in names if name in self.keepers]
        await asyncio.gather(*(keeper.stop() for keeper in leaving))
        for keeper in leaving:
            self.keepers.pop(keeper.child.name, None)

    async def stop_all(self) -> None:
        """Highest stage first: the gateway, then services and workers, then broker and database."""
        while self.keepers:
            last = max(keeper.child.stage for keeper in self.keepers.values())
            await self.stop([name for name, keeper in self.keepers.items() if keeper.child.stage == last])

    def report(self) -> list[dict[str, Any]]:
        """A row for each child, in the order of starting."""
        ordered = sorted(self.keepers.values(), key=lambda keeper: (keeper.child.stage, keeper.child.name))
        return [_row(keeper) for keeper in ordered]

    def write_down(self) -> None:
        """Let the next supervisor find the children should this one be killed."""
        living = {
            name: {
                "pid": keeper.pid,
                "started_at": started_at(keeper.pid),
                "stop_signal": int(keeper.child.stop_signal),
                "stage": keeper.child.stage,
            }
            for name, keeper in self.keepers.items()
            if keeper.pid and keeper.phase in {Phase.RUNNING, Phase.STOPPING}
        }
        remember(self._run, living)


def _row(keeper: Keeper) -> dict[str, Any]:
    return {
        "name": keeper.child.name,
        "phase": keeper.phase.value,
        "pid": keeper.pid,
        "since": keeper.since,
        "restarts": keeper.restarts,
        "last_exit": keeper.last_exit,
        "stage": keeper.child.stage,
    }
