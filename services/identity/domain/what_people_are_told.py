"""What a civil servant is told when the own form moves (mission: the life of a form)."""
from services.contracts.identity.notifications import Told

_LEVEL = "level-"


def told(was: str, now: str, *, by_people: bool, turned_back: bool = False) -> tuple[Told, int] | None:
    """What to say of a case that went from stage to stage (``CaseMoved``), and of which level; None says nothing.

    A level that had nothing to decide passes the case on by itself: that is no news.
    """
    left = int(was.removeprefix(_LEVEL)) if was.startswith(_LEVEL) else 0
    if now == "returned":
        return Told.ROLLED_BACK if turned_back else Told.RETURNED, left
    if now == "done":
        return Told.COMPLETED, 0
    if was == "completed" and now.startswith(_LEVEL):
        return Told.CONFLICT, 0
    decided = by_people and left and (now == "completed" or now.startswith(_LEVEL))
    return (Told.LEVEL_DECIDED, left) if decided else None
