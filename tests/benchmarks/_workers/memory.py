"""Memory of one worker of ours while a million messages go through a queue that is refilled as it drains."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.benchmarks._report import machine
from tests.benchmarks._workers.contestants import OURS
from tests.benchmarks._workers.field import Field
from tests.benchmarks._workers.running import started

REFILL = 10_000  # messages at a time; another lot is sent when less than this waits
PATIENCE = 120.0  # seconds without a message through
TOLD_AT = (0.1, 0.5, 1.0)


def memory(field: Field, number: int) -> dict[str, Any]:
    """Resident memory in MiB at 10 %, 50 % and 100 %; the next queue is emptied as it fills."""
    field.lay_out()
    sent = through = 0
    told: dict[float, float] = {}
    with started(field, OURS, 1) as [pid]:
        began = last = time.monotonic()
        while through < number:
            if sent < number and sent - through < 2 * REFILL:
                field.send([OURS.wire(message, "") for _, message in field.fill(min(REFILL, number - sent))])
                sent = min(sent + REFILL, number)
            came = int(field.channel.queue_purge(field.target))
            through, last = through + came, time.monotonic() if came else last
            assert time.monotonic() - last < PATIENCE, f"only {through} of {sent} messages came through"
            for share in TOLD_AT:
                if through >= share * number and share not in told:
                    told[share] = resident(pid)
            time.sleep(0.05)
        seconds = time.monotonic() - began
    return {
        "messages": number,
        "resident memory (MiB)": {f"at {share:.0%}": f"{size:.1f}" for share, size in told.items()},
        "growth from 10 % to 100 %": f"{told[1.0] / told[0.1] - 1:+.1%}",
        "messages a second, refilling included": round(number / seconds),
        "machine": machine(),
    }


def resident(pid: int) -> float:
    """MiB of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
