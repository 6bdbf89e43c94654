"""The worker of ``bench export``: it imports what registration's job worker does, so that its memory is that one's."""
from __future__ import annotations

import base64
import json
import os
import resource
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa

import services.registration.worker  # noqa: F401 - its memory counts
from services.chassis.database import create_engine, open_work
from services.chassis.sealed_parts import SealedParts
from services.contracts.event import new_id
from services.registration.exporting.working import step
from services.registration.tables import exports


def make() -> None:
    """Asks, and works until nothing waits."""
    asked = json.loads(sys.argv[-1])
    Path(asked["folder"]).mkdir()
    store = SealedParts(Path(asked["folder"]), {"k1": base64.b64decode(json.loads(os.environ["DOCUMENT_KEYS"])["k1"])})
    engine = create_engine(asked["url"])
    work = open_work(engine)
    names: Any = SimpleNamespace(of=lambda codes: {code: f"Nama {code[1]}" for code in codes})
    began, steps = time.monotonic(), []
    with engine.begin() as connection:
        row = {
            "id": new_id(), "account_id": new_id(), "account_name": "Bench", "agencies": [asked["agency"]],
            "format": asked["format"], "columns": asked["columns"], "reason": "bench", "whole_numbers": False,
            "state": "queued", "link": "x",
        }  # fmt: skip
        connection.execute(sa.insert(exports).values(row))
    while step(work, names, store):
        steps.append(time.monotonic() - began)
    with engine.begin() as connection:
        done = connection.execute(sa.select(exports).where(exports.c.id == row["id"])).one()
        connection.execute(sa.update(exports).values(state="cancelled", forgotten=True))
    assert done.state == "done", done
    print(json.dumps({
        "seconds": round(steps[-1], 1), "snapshot_s": round(steps[0], 1), "rows": done.done_rows, "MB": done.size >> 20,
        "memory_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))  # fmt: skip
    store.forget(done.id)


if __name__ == "__main__":
    make()
