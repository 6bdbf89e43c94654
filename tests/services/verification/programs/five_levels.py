"""In a checkout whose tables have a fifth level: takes a case through it, and prints what followed from the line."""

from __future__ import annotations

import json

from deploy.topology.accounts import accounts
from deploy.topology.declared import queues
from gateway.admin.landing import STRAIGHT_TO_WORK
from gateway.admin.statistics.funnel import STEPS
from services.chassis.database import create_engine, open_work
from services.contracts.profiles import Profile
from services.reporting.domain.stages import STAGES
from services.verification.worker import VerificationWorker
from tests.services.people import NATIONAL, official
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, CITRA, DEWI
from tests.services.verification.running import Running

EKA = official("Eka", (Profile("verifier_final"), NATIONAL))
VERIFIERS = {1: ANI, 2: BIMA, 3: CITRA, 4: DEWI, 5: EKA}


def walk(running: Running) -> list[int]:
    """The levels at which people decided the form."""
    running.flag("dinas")
    running.take_in(form(change("tanggal_lahir", "1975-03-28", old="1975-03-27"), change("nama", "Budi S")))
    waited = []
    while running.where()[1] == "open":
        level = running.where()[0]
        waited.append(level)
        assert running.shown(VERIFIERS[level])["can_claim"]
        running.decide(VERIFIERS[level])
    return waited


def main() -> None:
    """What the test compares."""
    running = Running(open_work(create_engine()))
    found = {
        "waited": walk(running),
        "where": running.where(),
        "moved": [event["now"] for event in running.events("case-moved.v1")],
        "queue": "verification.level.5" in {queue.name for queue in queues()},
        "rights": "level\\.5" in accounts()["verification"].read,
        "worker": hasattr(VerificationWorker, "take_level_5"),
        "counted": "level-5" in STAGES and "level-5" in {step.stage for step in STEPS},
        "lands": EKA.grants[0].profile in STRAIGHT_TO_WORK,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
