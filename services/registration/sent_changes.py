"""The list of changes of the form that was sent last, for its owner to keep and to print."""
from __future__ import annotations

from typing import cast

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.registration.answers import ChangeSent, SentChanges, Submission
from services.registration.secrets import SECRET, last_digits
from services.registration.shown_changes import opened_change
from services.registration.tables import registrants, submissions


def sent_changes(uow: UnitOfWork, actor: Actor) -> SentChanges:
    """What was sent last.  Raises ``NotFound`` before the first Kirim."""
    mine = (
        sa.select(submissions.c.facts, registrants.c.proof_code)
        .join(registrants, registrants.c.person_id == submissions.c.person_id)
        .where(submissions.c.person_id == actor.person_id)
        .order_by(submissions.c.round.desc())
        .limit(1)
    )
    row = uow.session.execute(mine).one_or_none()
    if row is None:
        raise NotFound("Formulir belum dikirim; daftar perubahannya belum ada.")
    uow.audit(Action.FORM_VIEWED, subject="sent", people=[actor.person_id])
    facts = cast("Submission", row.facts)
    return SentChanges(
        name=facts["name"],
        nip=facts["nip"],
        register_number=facts["register_number"],
        proof_code=row.proof_code,
        agency=facts["agency_name"],
        unit=facts["unit_names"][-1],
        sent_at=facts["sent_at"],
        round=facts["round"],
        changes=[_shown(opened_change(change)) for change in facts["changes"]],
    )


def _shown(change: ChangeSent) -> ChangeSent:
    """A secret number leaves the house by its last digits only, also on paper."""
    if change["key"] not in SECRET:
        return change
    hidden = {part: last_digits(change[part]) for part in ("old", "new", "old_label", "new_label")}
    return cast("ChangeSent", {**change, **hidden})
