"""What registration's state says about messages that must be on their way: a broker that lost them gets them again."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.registration.events import FormSent
from services.registration.tables import forms, submissions

PAGE = 500


def sent_forms(uow: UnitOfWork, after: str) -> list[FormSent]:
    """A page of the forms that are out of their owners' hands, by person."""
    newest = sa.and_(submissions.c.person_id == forms.c.person_id, submissions.c.round == forms.c.round)
    agency_id = submissions.c.facts["agency_id"].astext.label("agency_id")
    columns = sa.select(submissions.c.id, forms.c.person_id, agency_id, forms.c.round).join(submissions, newest)
    page = columns.where(forms.c.state == "sent", forms.c.person_id > after).order_by(forms.c.person_id).limit(PAGE)
    return [
        FormSent(submission_id=row.id, person_id=row.person_id, agency_id=row.agency_id, round=row.round)
        for row in uow.session.execute(page)
    ]
