"""Counts tries to log in; the buckets are those of ``domain/who_may_try_again.py``."""
from services.chassis.tries import Counted, Tries
from services.identity.tables import tries

_OURS = Tries(tries)
count, forgive, forget_old = _OURS.count, _OURS.forgive, _OURS.forget_old

__all__ = ["Counted", "count", "forget_old", "forgive"]
