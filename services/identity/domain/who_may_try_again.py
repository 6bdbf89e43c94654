"""How wrong tries slow down: by account, by address and altogether, so that nobody locks another person out.

Each try is counted before a password is hashed, in leaky buckets that drip; a full bucket makes the next try wait.
``docs/decisions/0012-wrong-tries-wait-in-buckets.md`` says why they are these.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Network, ip_address
from math import ceil


@dataclass(frozen=True)
class Bucket:
    """So many tries at once, and then one for each drip; ``forgiven``: a right try empties it."""

    name: str
    holds: int
    drip: timedelta
    forgiven: bool = False

    def wait(self, empty_at: datetime, now: datetime) -> int:
        """Seconds until the try that made it empty at ``empty_at`` would have fitted; 0 when it did."""
        return max(0, ceil((empty_at - now - self.holds * self.drip).total_seconds()))


DEVICE = Bucket("device", 10, timedelta(minutes=1), forgiven=True)  # an account in a browser that it knows
PAIR = Bucket("pair", 10, timedelta(minutes=1), forgiven=True)  # an account from one address
ADDRESS = Bucket("address", 60, timedelta(seconds=2))  # all accounts from one address: an office may share it
ACCOUNT = Bucket("account", 20, timedelta(seconds=30))  # an account from all strange places together
EVERYBODY = Bucket("everybody", 200, timedelta(milliseconds=50))  # all strange tries: what hashing may cost at most
CODE = Bucket("code", 10, timedelta(minutes=5), forgiven=True)  # codes of an account; 3 of 1,000,000 are right
ASKER = Bucket("asker", 20, timedelta(seconds=30))  # requests for a new password from one address
LETTERS = Bucket("letters", 3, timedelta(minutes=10))  # of an account: more than that is a nuisance to its holder


def who_counts(account: str, address: str, *, device: str, known_address: bool) -> list[tuple[Bucket, str]]:
    """The buckets of one try and whose they are, always in this order.

    ``account``: the name as typed, whether it exists or not; ``device``: the account's known browser, or empty;
    ``known_address``: the account has logged in from there lately.
    """
    if device:
        return [(DEVICE, f"{account} {device}")]
    place = network(address)
    here = [(ADDRESS, place), (PAIR, f"{account} {place}")]
    return here if known_address else [*here, (ACCOUNT, account), (EVERYBODY, "")]


def network(address: str) -> str:
    """What one caller can choose from freely counts as one address: an IPv4 address, a /64 of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((known, 64), strict=False)) if known.version == 6 else str(known)
