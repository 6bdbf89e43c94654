"""What identity answers."""
from typing import TypedDict


class Session(TypedDict):
    """A session that has begun; ``token`` goes into the cookie and is stored nowhere else."""

    token: str
    must_change_password: bool


class GrantShown(TypedDict):
    """A profile as the page shows it."""

    profile: str
    name: str
    jurisdiction: str
    jurisdiction_kind: str
    jurisdiction_id: str


class Who(TypedDict):
    """Who is logged in, and a signed assertion (at most 60 s) for each audience."""

    account_id: str
    username: str
    name: str
    citizen: bool
    person_id: str
    grants: list[GrantShown]
    assertions: dict[str, str]
