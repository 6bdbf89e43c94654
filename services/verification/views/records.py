"""A record as a subscribing system may see it: of a person of whom it hears, and what its filter names."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound, NotLoggedIn
from services.contracts.registration.verified_values import VerifiedValues
from services.contracts.verification.subscriptions import RecordShown
from services.verification.domain.who_hears_of_it import sees
from services.verification.tables import cases, changed_records, subscribers
from services.verification.views.subscriptions import NO_KEY

UNKNOWN = "Data ini tidak ada di antara yang dikabarkan kepada sistem Anda."
NOT_YET = "Data ini belum sampai pada versi itu. Coba lagi sebentar lagi."


def record_of(
    uow: UnitOfWork, _actor: Actor, services: Services, key_hash: str, person_id: str, version: int
) -> RecordShown:
    """As it stands now, at ``version`` or later; the audit knows which system saw what.

    Raises ``NotLoggedIn`` for a wrong key, ``NotFound`` for who is outside of the filter, and while it is paused.
    """
    system = uow.session.execute(sa.select(subscribers).where(subscribers.c.key_hash == key_hash)).one_or_none()
    if system is None:
        raise NotLoggedIn(NO_KEY)
    agency_id = _agency_of(uow, person_id)
    if system.paused_at is not None or agency_id is None or (system.agencies and agency_id not in system.agencies):
        raise NotFound(UNKNOWN)
    subjects = sees(system.subjects)
    values: VerifiedValues = services.registration.verified_values(person_id=person_id, subjects=subjects)
    if values["record_version"] < version:
        raise NotFound(NOT_YET)
    seen = {"system": system.name, "version": values["record_version"], "subjects": system.subjects}
    uow.audit(Action.RECORD_FETCHED, subject=system.name, people=[person_id], after=seen)
    return RecordShown(person_id=person_id, **values)


def _agency_of(uow: UnitOfWork, person_id: str) -> str | None:
    """Where somebody is of whom subscribers were told: verified, or changed by the helpdesk, which is newer."""
    changed = sa.select(changed_records.c.agency_id).where(changed_records.c.person_id == person_id)
    done = sa.select(cases.c.agency_id).where(cases.c.person_id == person_id, cases.c.record_version.is_not(None))
    return uow.session.scalar(changed) or uow.session.scalar(done)
