"""How long to wait before the next restart of something that dies."""

FIRST = 0.5
LONGEST = 30.0
STEADY_AFTER = 20.0  # who lived that long starts again from the beginning


def next_delay(last: float, lived: float) -> float:
    """Seconds to wait after a death: doubles while deaths come quickly, starts small again after a steady life."""
    if last == 0 or lived >= STEADY_AFTER:
        return FIRST
    return min(last * 2, LONGEST)
