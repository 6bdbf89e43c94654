"""An office is late: whoever supervises it gets a letter, at most one a day for each office."""
from __future__ import annotations

from urllib.parse import urlencode

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.verification.events import OfficeLate
from services.identity.domain.who_supervises import supervisor_of
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.views.verifiers_in import office_verifiers

PAGE = "/admin/pekerjaan-kantor"


def tell_supervisors(uow: UnitOfWork, event: OfficeLate) -> None:
    """Write to everybody who holds the supervising profile there now."""
    profile, kind, area = supervisor_of(event.office_kind, event.office_id, event.agency_id)
    path = f"{PAGE}?{urlencode({'kantor': f'{event.level}.{event.office_id}', 'lama': '1'})}"
    for holder in office_verifiers(uow, Actor(""), profile, kind, area):
        values = {"office": event.office, "level": str(event.level), "late": str(event.late)}
        queue_mail(uow, holder["account_id"], Letter.OFFICE_LATE, **values, path=path)
