"""FastStream: asyncio on uvloop, an asyncpg pool, confirmed publishing, no type conversion, no logging."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from typing import Any

import asyncpg
import uvloop
from faststream.rabbit import Channel, RabbitBroker, RabbitQueue

from services.contracts.event import new_id
from tests.benchmarks._workers import statements
from tests.benchmarks._workers.gate import wait_at_the_gate

AT_ONCE = int(os.environ.get("BENCH_FASTSTREAM_TASKS", "16"))
SOURCE, TARGET = os.environ["BENCH_SOURCE"], os.environ["BENCH_TARGET"]
CLAIM, MOVE, NOTE, OPEN, POST, MARK = map(
    statements.numbered,
    (statements.CLAIM, statements.MOVE, statements.NOTE, statements.OPEN, statements.POST, statements.MARK),
)

broker = RabbitBroker(
    os.environ["AMQP_URL"], default_channel=Channel(prefetch_count=AT_ONCE), logger=None, apply_types=False
)
confirmed: list[int] = []  # in the outbox, not marked as published yet
pools: list[Any] = []


@broker.subscriber(RabbitQueue(SOURCE, declare=False))
async def level_1(message: dict[str, Any]) -> None:
    """Handle one message: one transaction, then a confirmed publish."""
    onward = {"case_id": message["case_id"], "version": message["version"] + 1, "event_id": new_id()}
    async with pools[0].acquire() as connection, connection.transaction():
        posted = await _write(connection, message, onward)
    if posted is not None:
        await broker.publish(onward, TARGET, persist=True)
        confirmed.append(posted)


async def _write(connection: Any, message: dict[str, Any], onward: dict[str, Any]) -> int | None:
    if confirmed:
        await connection.execute(MARK, confirmed.pop())
    if await connection.execute(CLAIM, message["event_id"]) == "INSERT 0 0":
        return None
    if await connection.execute(MOVE, message["case_id"], message["version"]) == "UPDATE 0":
        return None
    await connection.execute(NOTE, message["case_id"], onward["version"])
    await connection.execute(OPEN, message["case_id"])
    return int(await connection.fetchval(POST, TARGET, json.dumps(onward)))


async def main() -> None:
    """Until SIGTERM."""
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    pools.append(await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=AT_ONCE, max_size=AT_ONCE))
    wait_at_the_gate()
    await broker.start()
    await ended.wait()
    await broker.stop()
    await pools[0].close()


if __name__ == "__main__":
    uvloop.run(main())
