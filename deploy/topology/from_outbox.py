"""Messages of the outboxes that their takers' inboxes do not know: for every queue that no state answers for."""
from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

import sqlalchemy as sa
from kombu import Queue

from deploy.topology.databases import Databases
from deploy.topology.pages import pages
from services.chassis import outbox
from services.chassis.confirmed_publisher import Outgoing
from services.chassis.inbox import seen
from services.chassis.parked_messages import replayed
from services.chassis.work import UnitOfWork, Work

Key = tuple[str, str]  # exchange and routing key


def not_taken(databases: Databases, queues: Collection[Queue]) -> Iterator[Outgoing]:
    """What the outboxes still keep of these queues' messages, where it had no effect yet."""
    takers: dict[Key, list[str]] = {}
    for queue in queues:
        takers.setdefault((queue.exchange.name, queue.routing_key), []).append(queue.name)
    for work in databases.values():
        for page in _pages_of(work, list(takers)):
            yield from _still_to_take(databases, takers, page)


def replayed_and_not_taken(databases: Databases) -> Iterator[Outgoing]:
    """Parked messages that an operator sent back lately."""
    for work in databases.values():
        messages = [(message, _event_id(message.body)) for message in work.do(_replayed)]
        known = work.do(seen, [event_id for _, event_id in messages])
        yield from (message for message, event_id in messages if event_id not in known)


def _replayed(uow: UnitOfWork) -> list[Outgoing]:
    return replayed(uow.session.connection())


def _pages_of(work: Work, keys: list[Key]) -> Iterator[Sequence[sa.Row[Any]]]:
    """What is in the outbox now, published or not: one that is just going out may miss a queue that was just made."""
    return pages(partial(work.do, _page, keys, work.do(_newest)), attrgetter("id"), 0)


def _page(uow: UnitOfWork, keys: list[Key], until: int, after: int) -> list[sa.Row[Any]]:
    return outbox.kept(uow.session.connection(), keys, after, until)


def _newest(uow: UnitOfWork) -> int:
    return outbox.newest(uow.session.connection())


def _still_to_take(
    databases: Databases, takers: Mapping[Key, list[str]], page: Sequence[sa.Row[Any]]
) -> Iterator[Outgoing]:
    mine: dict[str, list[sa.Row[Any]]] = {}
    for row in page:
        for queue in takers[row.exchange, row.routing_key]:
            mine.setdefault(queue, []).append(row)
    for queue, rows in mine.items():
        known = databases[service_of(queue)].do(seen, [_event_id(row.body) for row in rows])
        fresh = (row for row in rows if _event_id(row.body) not in known)
        yield from (Outgoing(str(row.id), "", queue, row.body) for row in fresh)


def service_of(queue: str) -> str:
    """Whose inbox knows the messages of a queue: its name begins with the service."""
    return queue.partition(".")[0]


def _event_id(body: Any) -> str:
    """Of a message's text; empty where there is none: no inbox knows that, so the message goes out."""
    try:
        return str(json.loads(body)["event_id"])
    except (ValueError, KeyError, TypeError):
        return ""
