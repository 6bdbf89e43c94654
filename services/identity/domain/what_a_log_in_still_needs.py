"""What comes after a right password: officials show a code, everybody replaces a password that somebody else chose."""
from datetime import timedelta
from enum import StrEnum


class Step(StrEnum):
    """Where a log-in stands; only the last one is a session."""

    SET_UP = "set_up"  # an authenticator app
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a step
    DONE = "done"


PATIENCE = timedelta(minutes=10)  # for all steps together
TRUST = timedelta(hours=12)  # a browser that was trusted needs no code so long


def next_step(kind: str, *, has_app: bool, code_shown: bool, must_change: bool) -> Step:
    """``kind`` of the account; ``code_shown``: now, or lately in a browser that it trusts."""
    if kind == "official" and not has_app:
        return Step.SET_UP
    if kind == "official" and not code_shown:
        return Step.CODE
    return Step.PASSWORD if must_change else Step.DONE
