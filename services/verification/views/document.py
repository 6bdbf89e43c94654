"""A document of a case: what its pages are made from, for the offices that see the case."""
from __future__ import annotations

from typing import cast

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.registration.answers import Attached
from services.verification.audited import tell
from services.verification.handlers.claiming import refuse_foreign
from services.verification.tables import changes
from services.verification.views.desk import by_number


def document(uow: UnitOfWork, actor: Actor, register_number: str, document_id: str) -> Attached:
    """One document of this round.  Raises ``NotFound``, also for one that belongs to another case."""
    work = by_number(uow, register_number)
    tell(uow, actor, Action.DOCUMENT_VIEWED, work.case, after={"document_id": document_id})
    refuse_foreign(uow, actor, work)
    mine = (changes.c.case_id == work.case.id, changes.c.round == work.case.round)
    attached = uow.session.scalars(sa.select(changes.c.facts["documents"]).where(*mine))
    for one in (one for documents in attached for one in documents):
        if one["document_id"] == document_id:
            return cast("Attached", one)
    raise NotFound("Dokumen ini bukan bagian berkas itu.")
