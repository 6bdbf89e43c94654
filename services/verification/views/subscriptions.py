"""Subscriptions as the super admin sees them, and the events as a subscriber reads them."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound, NotLoggedIn
from services.contracts.verification.subscriptions import DeliveryShown, EventsPage, SubscriberPage, SubscriberShown
from services.verification.signature import public_key
from services.verification.tables import deliveries, public_events, subscribers
from services.verification.telling import HTTP, note

LOG = 60  # lines
NO_KEY = "Kunci ini tidak dikenal."


def list_subscribers(uow: UnitOfWork, _actor: Actor) -> list[SubscriberShown]:
    """All of them; a country has some dozens."""
    return [_shown(row) for row in uow.session.execute(sa.select(subscribers).order_by(subscribers.c.name))]


def subscriber(uow: UnitOfWork, _actor: Actor, name: str) -> SubscriberPage:
    """One with its delivery log."""
    row = uow.session.execute(sa.select(subscribers).where(subscribers.c.name == name)).one_or_none()
    if row is None:
        raise NotFound("Pelanggan ini tidak ada.")
    mine = sa.select(deliveries).where(deliveries.c.subscriber == name)
    log = uow.session.execute(mine.order_by(deliveries.c.at.desc()).limit(LOG))
    return SubscriberPage(subscriber=_shown(row), deliveries=[_delivery(one) for one in log])


def events(uow: UnitOfWork, _actor: Actor, key_hash: str, after: int, limit: int) -> EventsPage:
    """A page for the system that has the key; while it is paused there is none.  Raises ``NotLoggedIn``."""
    row = uow.session.execute(sa.select(subscribers).where(subscribers.c.key_hash == key_hash)).one_or_none()
    if row is None:
        raise NotLoggedIn(NO_KEY)
    if row.paused_at is not None:
        return EventsPage(events=[], next=after, more=False, paused=True)
    mine = (public_events.c.subscriber == row.name, public_events.c.sequence > after)
    page = sa.select(public_events.c.sequence, public_events.c.event).where(*mine)
    found = uow.session.execute(page.order_by(public_events.c.sequence).limit(limit + 1)).all()
    given = found[:limit]
    if given:
        note(uow, row.name, HTTP, given[0].sequence, given[-1].sequence, len(given))
    last = given[-1].sequence if given else after
    return EventsPage(events=[one.event for one in given], next=last, more=len(found) > limit, paused=False)


def event_key(_uow: UnitOfWork, _actor: Actor) -> dict[str, str]:
    """With which every subscriber checks signatures."""
    return {"algorithm": "Ed25519", "public_key": public_key()}


def _shown(row: sa.Row[Any]) -> SubscriberShown:
    return SubscriberShown(
        name=row.name, system=row.system or row.name, by_queue=row.by_queue,
        agencies=row.agencies, subjects=row.subjects,
        paused_at=row.paused_at.isoformat() if row.paused_at else "", key_hint=row.key_hint, version=row.version,
        sequence=row.sequence, waiting=row.sequence - row.posted, created_at=row.created_at.isoformat(),
    )  # fmt: skip


def _delivery(row: sa.Row[Any]) -> DeliveryShown:
    return DeliveryShown(
        day=row.day.isoformat(), way=row.way, first=row.first, last=row.last, events=row.events,
        at=row.at.isoformat(),
    )  # fmt: skip
