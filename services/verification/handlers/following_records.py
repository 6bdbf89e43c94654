"""The helpdesk has changed somebody's record: subscribing systems hear of it as they do of a completion."""
from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.registration.events import RecordChanged
from services.contracts.verification.public import record_changed
from services.verification.domain.who_hears_of_it import CONCERNS_THE_PERSON, hears
from services.verification.publishing import publish
from services.verification.tables import changed_records


def follow(uow: UnitOfWork, event: RecordChanged) -> None:
    """Publish ``record.changed``, to those who hear of either agency; they may fetch the record from now on."""
    agencies, whole = {event.agency_id, event.was}, event.what in CONCERNS_THE_PERSON

    def said(event_id: str, at: str, sequence: int) -> dict[str, Any]:
        return record_changed(
            event_id, at, sequence, event.person_id, event.record_version, event.what, event.changed, event.agency_id
        )

    _keep(uow, event)
    publish(
        uow, lambda row: hears(row.agencies, row.subjects, of=agencies, changed=event.changed, whole=whole), said
    )


def _keep(uow: UnitOfWork, event: RecordChanged) -> None:
    """Where the person is now, as the newest version says."""
    now = {"agency_id": event.agency_id, "record_version": event.record_version}
    kept = insert(changed_records).values(person_id=event.person_id, **now)
    newer = kept.excluded.record_version > changed_records.c.record_version
    uow.session.execute(kept.on_conflict_do_update(index_elements=["person_id"], set_=now, where=newer))
