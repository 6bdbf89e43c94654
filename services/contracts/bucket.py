"""Leaky buckets: how many tries are let through at once, and how fast they come back."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
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


def network(address: str) -> str:
    """What one caller can choose from freely counts as one address: an IPv4 address, a /64 of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((known, 64), strict=False)) if isinstance(known, IPv6Address) else str(known)
