"""How wrong tries slow down: by account, by address and altogether, so that nobody locks another person out.

Each try is counted before a password is hashed, in leaky buckets that drip; a full bucket makes the next try wait.
``docs/decisions/0012-wrong-tries-wait-in-buckets.md`` says why they are these.
"""
from __future__ import annotations

from datetime import timedelta

from services.contracts.bucket import Bucket, network

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
