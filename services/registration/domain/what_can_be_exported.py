"""What an export may hold: columns, which of them are masked for whom, and how much is unusual."""
from __future__ import annotations

from services.contracts.actor import Actor
from services.contracts.form_fields import FORM_FIELDS, FormField
from services.contracts.profiles import Profile

COLUMNS: dict[str, FormField] = dict(FORM_FIELDS)  # of the record; riwayat rows are no columns
SEES_NUMBERS = (Profile.SUPER_ADMIN,)  # who holds one of these as well sees secret numbers whole
MOST_ROWS = 1_500_000
UNUSUAL_ROWS = 100_000  # of one account in a day: somebody is told
UNUSUAL_EXPORTS = 10  # the same


def sees_numbers(actor: Actor) -> bool:
    """Whether NIK, NPWP and BPJS are written whole."""
    return any(actor.holds(profile) for profile in SEES_NUMBERS)


def is_unusual(rows_today: int, exports_today: int) -> bool:
    """Whether what an account has exported in a day asks for a look."""
    return rows_today > UNUSUAL_ROWS or exports_today > UNUSUAL_EXPORTS
