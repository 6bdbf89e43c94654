"""Who is tidak ikut: the doors are closed for them, with a sentence that says where to turn to."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.registration.missing import Stage
from services.registration.tables import missing_people

CLOSED = (
    "Anda tercatat tidak ikut pendataan ulang, jadi formulir ditutup. Bila keliru, hubungi bagian kepegawaian instansi "
    "Anda; keputusan ini dapat dibatalkan."
)


def is_closed(uow: UnitOfWork, person_id: str) -> bool:
    """Whether somebody is tidak ikut: no registration, no form."""
    mine = (missing_people.c.person_id == person_id, missing_people.c.stage == Stage.FINAL)
    return uow.session.scalar(sa.select(missing_people.c.person_id).where(*mine)) is not None
