"""Events that the identity service publishes."""
from dataclasses import dataclass

from services.contracts.event import Event


@dataclass(frozen=True, kw_only=True)
class ProfileEnded(Event, publisher="identity", topic="profile-ended.v1"):
    """An account may no longer act under a profile in an area: taken back, at its end, or the account was locked."""

    account_id: str
    profile_id: str
    profile: str
    jurisdiction_kind: str
    jurisdiction_id: str
