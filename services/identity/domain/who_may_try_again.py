"""How wrong passwords slow down: by account and address together, so that nobody locks another person out."""
from datetime import datetime, timedelta
from math import ceil

FREE_TRIES = 5
WINDOW = timedelta(minutes=15)


def wait_for(failures: int, since: datetime, now: datetime) -> int:
    """Seconds until the next try is looked at; 0 when it may come now."""
    if failures < FREE_TRIES or now - since > WINDOW:
        return 0
    pause = timedelta(seconds=min(2 ** (failures - FREE_TRIES), 300))
    return max(0, ceil((since + pause - now).total_seconds()))
