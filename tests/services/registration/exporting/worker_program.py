"""``python -m …worker_program URL FOLDER``: the export worker as a process that a test can kill, slow enough for it."""
from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from services.chassis.database import create_engine, open_work
from services.chassis.sealed_parts import SealedParts
from services.registration.exporting import making, pace
from services.registration.exporting.working import step
from services.registration.labels import Names
from tests.services.registration.fake_services import FakeServices

if __name__ == "__main__":
    url, folder = sys.argv[1:]
    making.PART, making.PIECE = 2, 16
    pace.rest_after = lambda worked: max(worked, 0.3)
    work, services = open_work(create_engine(url)), FakeServices()
    services_of: Any = services
    while step(work, Names(services_of), SealedParts(Path(folder), {"k1": b"d" * 32})):
        time.sleep(0.3)
