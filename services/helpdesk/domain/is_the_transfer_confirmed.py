"""May a move be approved: both agencies said yes, or one was silent for five working days (mission: Helpdesk)."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from services.contracts.profiles import Profile
from services.contracts.working_days import between
from services.helpdesk.domain.how_soon_is_an_answer_due import OFFICE, TRANSFER_DAYS

NOT_ASKED = "Minta dulu konfirmasi kedua instansi."
DENIED = "Salah satu instansi menyatakan tidak benar. Tolak laporan ini, atau minta konfirmasi sekali lagi."
SILENT = "Instansi belum menjawab dan masih punya waktu. Setelah lima hari kerja Anda memutuskan menurut SK."
ELSEWHERE = "Kantor regional memindahkan orang di dalam wilayahnya saja. Serahkan tiket ini ke Helpdesk Mutasi."
ANOTHER = "Yang dikonfirmasi adalah instansi lain. Minta konfirmasi untuk instansi ini."


def days_left(asked_at: datetime, now: datetime) -> int:
    """How many working days an agency still has; 0 when it was silent for too long."""
    gone = between(asked_at.astimezone(OFFICE).date(), now.astimezone(OFFICE).date())
    return max(TRANSFER_DAYS - gone, 0)


def why_not(sides: Mapping[str, tuple[str, int]]) -> str:
    """The reason for which it may not be approved now, or "".  ``sides``: what each said, and its days left."""
    if not sides:
        return NOT_ASKED
    said = {verdict for verdict, _ in sides.values()}
    if "reject" in said:
        return DENIED
    return SILENT if any(not verdict and left for verdict, left in sides.values()) else ""


def decides(profile: str, of_person: str, of_target: str) -> bool:
    """Who moves somebody where: a regional office only between its own agencies, others everywhere.

    ``of_person``, ``of_target``: under which regional office the agencies are, "" for national ones.
    """
    return profile != Profile.HELPDESK_KANREG or (bool(of_person) and of_person == of_target)
