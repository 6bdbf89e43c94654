"""How a service says no: a small tree of refusals that crosses the wire and says how to mend things."""
from __future__ import annotations

from typing import Any, ClassVar


class Refusal(Exception):
    """A request that was understood and not done.

    ``message`` is Indonesian and shown to the person; ``details`` carries codes and values for the page.
    """

    status: ClassVar[int] = 400

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class Invalid(Refusal):
    """The input breaks a rule; ``details["fields"]`` maps field names to lists of messages."""

    status = 422


class NotLoggedIn(Refusal):
    """Nobody is logged in, or the session has ended."""

    status = 401


class Forbidden(Refusal):
    """The profile that is needed is missing; ``details["needs"]`` lists the profiles that may."""

    status = 403


class NotFound(Refusal):
    """No such thing, or none in the jurisdiction of who asks: the two answers are the same."""

    status = 404


class Conflict(Refusal):
    """Somebody else was first; ``details`` says who (``by``) and when (``at``)."""

    status = 409


class Closed(Refusal):
    """Not now: the campaign is closed here; ``details`` says ``why`` and when it opens next (``next_at``, or "")."""

    status = 423


class TooMany(Refusal):
    """Too many tries; ``details["retry_after"]`` is in seconds."""

    status = 429


class Unavailable(Refusal):
    """The service did not answer in time; what was asked may be tried again with the same key."""

    status = 503


class Broken(Refusal):
    """The service failed; ``details["error_id"]`` is in its log."""

    status = 500


REFUSALS: dict[str, type[Refusal]] = {
    refusal.__name__: refusal
    for refusal in (Invalid, NotLoggedIn, Forbidden, NotFound, Conflict, Closed, TooMany, Unavailable, Broken, Refusal)
}


def to_wire(refusal: Refusal) -> dict[str, Any]:
    """JSON that ``from_wire`` turns into the same refusal on the other side."""
    return {"refusal": type(refusal).__name__, "message": refusal.message, "details": refusal.details}


def from_wire(body: dict[str, Any]) -> Refusal:
    """The refusal that a service raised; an unknown name becomes a plain ``Refusal``."""
    return REFUSALS.get(body["refusal"], Refusal)(body["message"], **body["details"])
