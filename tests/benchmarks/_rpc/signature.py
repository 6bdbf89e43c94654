"""What signed identity costs: one signature for a page, one check for a call."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from services.chassis.assertion import Signer, Verifier
from tests.benchmarks._rpc.caller import WHO
from tests.services.chassis.running import Keys

ISSUERS = ("gateway", "registration", "verification", "reference", "reporting", "helpdesk", "identity")
TIMES, LOTS = 200, 9


def signature() -> dict[str, Any]:
    """CPU time, in microseconds, of signing and of checking one assertion; the checker knows seven issuers."""
    keys = Keys()
    for issuer in ISSUERS:
        keys.add(issuer)
    signer = Signer("identity", keys.private["identity"], keys.public["identity"])
    verifier, assertion = Verifier("registration", keys.public), signer.sign(WHO, "registration")
    return {
        "signed identity (CPU)": {
            "to sign": f"{_microseconds(lambda: signer.sign(WHO, 'registration')):.0f} µs",
            "to check, each call": f"{_microseconds(lambda: verifier.actor(assertion)):.0f} µs",
        }
    }


def _microseconds(work: Callable[[], object]) -> float:
    """The median lot's time for one."""
    lots = []
    for _ in range(LOTS):
        began = time.process_time()
        for _ in range(TIMES):
            work()
        lots.append((time.process_time() - began) / TIMES * 1e6)
    return statistics.median(lots)
