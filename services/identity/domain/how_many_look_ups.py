"""How many NIPs an admin may look up: enough for a busy day, too little to read the list of civil servants."""
from datetime import timedelta
from enum import StrEnum

WINDOW = timedelta(hours=1)


class LookUp(StrEnum):
    """How a NIP came to be looked up."""

    TYPED = "typed"
    IMPORTED = "imported"  # in a spreadsheet, once as a trial and once in earnest


MOST = {LookUp.TYPED: 120, LookUp.IMPORTED: 3000}  # within the window


def may_look_up(how: LookUp, lately: int, more: int) -> bool:
    """Whether ``more`` look-ups stay within the limit after ``lately`` within the window."""
    return lately + more <= MOST[how]
