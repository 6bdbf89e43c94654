"""``python -m …worker_program URL FOLDER``: the export worker as a process that a test can kill."""
from __future__ import annotations

import sys
from pathlib import Path

from services.chassis.database import create_engine, open_work
from services.chassis.sealed_parts import SealedParts
from services.registration.exporting import making
from services.registration.exporting.working import step
from tests.services.registration.running import Running

if __name__ == "__main__":
    url, folder = sys.argv[1:]
    making.PART = 2
    work = open_work(create_engine(url))
    while step(work, Running.names(), SealedParts(Path(folder), {"k1": b"d" * 32})):
        pass
