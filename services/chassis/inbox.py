"""The inbox as an operator's tool sees it: which events have had their effect."""
from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from services.chassis.work import UnitOfWork

# the key begins with the consumer: the few consumers are found first, each by one step in the index
_SEEN = sa.text(
    """WITH RECURSIVE consumers AS (
         SELECT min(consumer) AS consumer FROM inbox
         UNION ALL
         SELECT (SELECT min(i.consumer) FROM inbox i WHERE i.consumer > c.consumer)
         FROM consumers c WHERE c.consumer IS NOT NULL
       )
       SELECT event_id FROM consumers JOIN inbox USING (consumer) WHERE event_id = ANY(:event_ids)"""
)


def seen(uow: UnitOfWork, event_ids: Collection[str]) -> set[str]:
    """Those that a handler of this service has finished with; each event has one handler in a service."""
    return set(uow.session.scalars(_SEEN, {"event_ids": list(event_ids)})) if event_ids else set()
