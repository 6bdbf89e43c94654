"""How many look-ups of a NIP: enough for an office behind one address, too few for a robot.

Wrong ones count: a NIP that nobody has, a name that does not fit.  Right ones are forgotten.
"""
from datetime import timedelta

from services.contracts.bucket import Bucket, network

ADDRESS = Bucket("address", 60, timedelta(seconds=10))  # wrong ones from one address, whatever the NIP
NAMES = Bucket("names", 10, timedelta(minutes=5))  # names that were tried with one NIP, from everywhere
RIGHT = Bucket("right", 2000, timedelta(milliseconds=200))  # all from one address: an agency registers on one day


def who_counts(nip: str, address: str) -> list[tuple[Bucket, str]]:
    """The buckets of one look-up and whose they are, always in this order; without an address only the NIP's."""
    place = network(address)
    here = [(RIGHT, place), (ADDRESS, place)] if address else []
    return [*here, (NAMES, nip)]


def forgiven(nip: str, address: str) -> list[tuple[Bucket, str]]:
    """Those in which a right look-up does not count; that it was one look-up more stays."""
    return [(bucket, whose) for bucket, whose in who_counts(nip, address) if bucket is not RIGHT]
