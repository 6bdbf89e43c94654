"""Look-ups are counted before the state's data are read, in a transaction that a refusal does not undo."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.chassis.rpc import Call
from services.chassis.tries import Tries
from services.chassis.work import Work
from services.registration.domain.how_many_look_ups import forgiven, who_counts
from services.registration.tables import tries

_OURS = Tries(tries)
count, forgive, forget_old = _OURS.count, _OURS.forgive, _OURS.forget_old


def counted(work: Work, call: Call, answer: Callable[[], Any]) -> Any:
    """``answer()``, unless too many have asked.  Raises ``TooMany`` with the seconds to wait."""
    asked = (call.body["nip"], call.body["address"])
    work.do(count, who_counts(*asked))
    found = answer()
    work.do(forgive, forgiven(*asked))
    return found
