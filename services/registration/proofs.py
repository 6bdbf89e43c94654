"""Checking a printed proof: its code says whose it is and how things stand, and nothing else."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.registration.registrants import ProofShown
from services.registration.labels import Names
from services.registration.tables import forms, people, registrants

UNKNOWN = "Kode ini tidak dikenal. Bukti ini tidak berlaku, atau kodenya salah terbaca."


def check_proof(uow: UnitOfWork, _actor: Actor, names: Names, code: str) -> ProofShown:
    """Raises ``NotFound`` for a code that stands on no proof, or on one of a registration that was begun anew."""
    row = uow.session.execute(
        sa.select(
            registrants.c.person_id, registrants.c.registered_at, registrants.c.state,
            people.c.name, people.c.unit_id, forms.c.state.label("form_state"),
        )
        .join(people, people.c.id == registrants.c.person_id)
        .join(forms, forms.c.person_id == registrants.c.person_id)
        .where(registrants.c.proof_code == code)
    ).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    uow.audit(Action.PROOF_CHECKED, people=[row.person_id])
    [place] = names.services.reference.unit_places(unit_ids=[row.unit_id]) or [None]
    return ProofShown(
        name=row.name,
        agency=place["agency"]["name"] if place else "",
        registered_at=row.registered_at.isoformat(),
        state=row.state,
        form_state=row.form_state,
    )
