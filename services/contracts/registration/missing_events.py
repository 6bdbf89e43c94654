"""Events about people who are missing."""
from dataclasses import dataclass

from services.contracts.event import Event


@dataclass(frozen=True, kw_only=True)
class StandingChanged(Event, publisher="registration", topic="standing-changed.v1"):
    """Whether a person is missing, or why, is otherwise now; pulled by RPC."""

    person_id: str
    agency_id: str


@dataclass(frozen=True, kw_only=True)
class PersonToRemind(Event, publisher="registration", topic="person-to-remind.v1"):
    """Somebody who registered has not sent the form, and has not been reminded for a while."""

    person_id: str


@dataclass(frozen=True, kw_only=True)
class ParticipationDecided(Event, publisher="registration", topic="participation-decided.v1"):
    """Somebody is *tidak ikut* (``closed``), or no longer."""

    person_id: str
    closed: bool


@dataclass(frozen=True, kw_only=True)
class FollowUpDue(Event, publisher="registration", topic="follow-up-due.v1"):
    """So many people whom an official follows up have a deadline that is near, or over, since the last letter."""

    account_id: str
    agency_id: str
    near: int
    over: int
