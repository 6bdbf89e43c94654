"""One transaction per unit of work: state, inbox, stored answer and outgoing messages commit together."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, sessionmaker

from services.chassis import faults, tables
from services.chassis.audit.journal import Journal
from services.chassis.many_rows import insert_rows
from services.contracts.actor import Actor
from services.contracts.errors import Refusal
from services.contracts.event import Event

_CLAIM = sa.text(
    """INSERT INTO inbox (consumer, event_id)
       SELECT :consumer, event_id FROM jsonb_array_elements_text(CAST(:event_ids AS jsonb)) AS e (event_id)
       ON CONFLICT DO NOTHING RETURNING event_id"""
)

_KEYED = tables.answers.c.key, tables.answers.c.account_id, tables.answers.c.method
_FIRST = insert(tables.answers).on_conflict_do_nothing().returning(tables.answers.c.key)
_MINE = sa.and_(*(column == sa.bindparam(f"of_{column.name}", type_=column.type) for column in _KEYED))
_GIVEN = sa.select(tables.answers.c.answer).where(_MINE)
_GIVE = sa.update(tables.answers).where(_MINE)


class Call(Protocol):
    """A request as the RPC entrypoint hands it over."""

    @property
    def actor(self) -> Actor: ...
    @property
    def body(self) -> dict[str, Any]: ...
    @property
    def key(self) -> str | None: ...
    @property
    def method(self) -> str: ...


class UnitOfWork:
    """What a handler may touch: the session, a way to publish, and the audit."""

    def __init__(self, session: Session, journal: Journal) -> None:
        self.session = session
        self.audit = journal.add

    def publish(self, *events: Event) -> None:
        """Write events to the outbox; the relay sends them after the commit."""
        self.post([(event.exchange(), event.topic, event.to_wire()) for event in events])

    def post(self, messages: list[tuple[str, str, dict[str, Any]]]) -> None:
        """Write ``(exchange, routing key, body)`` to the outbox, for messages that are not events."""
        if messages:
            rows = [{"exchange": exchange, "routing_key": key, "body": body} for exchange, key, body in messages]
            self.session.execute(insert_rows(tables.outbox, rows))

    def claim(self, consumer: str, *event_ids: str) -> set[str]:
        """The ids that ``consumer`` sees for the first time; a redelivered one is not among them."""
        if not event_ids:
            return set()
        claimed = {"consumer": consumer, "event_ids": json.dumps(sorted(set(event_ids)))}
        return set(self.session.scalars(_CLAIM, claimed).all())


class Work:
    """Runs handlers, each in its own transaction."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    @contextmanager
    def begin(self, journal: Journal | None = None) -> Iterator[UnitOfWork]:
        """A transaction: committed at the end of the block, rolled back when it raises."""
        journal = journal or Journal()
        with self._sessions.begin() as session:
            yield UnitOfWork(session, journal)
            journal.write(session)
            faults.at("before-commit")

    @contextmanager
    def answering(self, call: Call) -> Iterator[UnitOfWork]:
        """The same for a request: the audit knows who asks, and keeps a refusal although nothing else is kept."""
        journal = Journal(call.actor, call.method)
        try:
            with self.begin(journal) as uow:
                yield uow
        except Refusal as refusal:
            if journal.must_tell(refusal):
                self.refused(call, refusal, journal)
            raise

    def refused(self, call: Call, refusal: Refusal, journal: Journal | None = None) -> None:
        """Keep in the audit that a request was refused, in a transaction of its own."""
        journal = journal or Journal(call.actor, call.method)
        journal.refused(refusal, call.body)
        with self.begin(journal):
            pass

    def do(self, handler: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """``handler(uow, ...)`` in one transaction."""
        with self.begin() as uow:
            return handler(uow, *args, **kwargs)

    def do_once(self, handler: Callable[..., Any], event: Event, *args: Any) -> None:
        """``handler(uow, event, ...)``; a redelivery changes nothing."""
        with self.begin() as uow:
            if uow.claim(handler.__name__, event.event_id):
                handler(uow, event, *args)

    def do_each_once(self, handler: Callable[..., Any], events: Sequence[Event]) -> None:
        """``handler(uow, events)`` with those of them that are no redelivery, all in one transaction."""
        with self.begin() as uow:
            fresh = uow.claim(handler.__name__, *(event.event_id for event in events))
            if told := [event for event in events if event.event_id in fresh]:
                handler(uow, told)

    def read(self, call: Call, view: Callable[..., Any]) -> Any:
        """Answer a question: ``view(uow, actor, **body)``."""
        with self.answering(call) as uow:
            return view(uow, call.actor, **call.body)

    def write(self, call: Call, handler: Callable[..., Any]) -> Any:
        """Run ``handler(uow, actor, **body)`` once for each idempotency key; a repeat gets the first answer."""
        with self.answering(call) as uow:
            if call.key is None:
                return handler(uow, call.actor, **call.body)
            identity = {"key": call.key, "account_id": call.actor.account_id, "method": call.method}
            mine = {f"of_{name}": value for name, value in identity.items()}
            if uow.session.scalar(_FIRST, identity) is None:  # a concurrent first try is waited for by the unique index
                return uow.session.scalar(_GIVEN, mine)
            answer = handler(uow, call.actor, **call.body)
            uow.session.execute(_GIVE, {**mine, "answer": answer})
            return answer
