"""How a service's messages stand: its queues at the broker, its outbox, its parking lot."""
from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
import structlog
from amqp.exceptions import AMQPError

from services.chassis.beside import Beside
from services.chassis.broker import connected
from services.chassis.memory import Memory
from services.chassis.metrics import PARKED, QUEUE_CONSUMERS, QUEUE_MESSAGES
from services.chassis.queues import dead_letter_name
from services.chassis.tables import outbox, parked
from services.chassis.work import UnitOfWork
from services.contracts.operations import MessagesState, ParkedKind, QueueState

log = structlog.get_logger()
FRESH = 3.0  # seconds for which an answer of the broker counts
MEASURED = 15.0  # seconds between two measurements for Prometheus
MOST = 10_000  # messages of an outbox that are counted
UNKNOWN = -1


class Depths:
    """Asks the broker how long queues are and who takes from them; several who ask at once are answered by one look."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._known: Memory[str, QueueState] = Memory(FRESH)

    def of(self, names: Collection[str]) -> list[QueueState]:
        """In the order of the names; a queue or a broker that does not answer says ``UNKNOWN``."""
        found = self._known.of_each(names, self._ask)
        return [found[name] for name in names]

    def _ask(self, names: Collection[str]) -> dict[str, QueueState]:
        found = {name: QueueState(name=name, messages=UNKNOWN, consumers=UNKNOWN) for name in names}
        try:
            with connected(self._url) as connection:
                for name in names:
                    found[name] = _passively(connection, name)
        except (OSError, AMQPError) as error:
            log.warning("queues_unknown", error=type(error).__name__)
        return found


def _passively(connection: Any, name: str) -> QueueState:
    """A look declares nothing; a queue that is not there closes the channel, so each has its own."""
    channel = connection.channel()
    try:
        told = channel.queue_declare(name, passive=True)
    except AMQPError:
        return QueueState(name=name, messages=UNKNOWN, consumers=UNKNOWN)
    channel.close()
    return QueueState(name=name, messages=told.message_count, consumers=told.consumer_count)


class Messages(Beside):
    """Injects ``MessagesOf`` this container, whose queues are those of its entrypoints, and keeps the metrics so."""

    def setup(self) -> None:
        """The broker is asked when somebody looks, and for the metrics."""
        super().setup()
        self._depths = Depths(self.container.config["AMQP_URI"])

    def get_dependency(self, _worker_ctx: Any) -> MessagesOf:  # type: ignore[override]  # other loops give nothing
        """What handlers ask."""
        return MessagesOf(self._depths, self._names())

    def step(self) -> float:
        """Measure."""
        for state in self._depths.of(self._names()):
            if state["messages"] != UNKNOWN:
                QUEUE_MESSAGES.labels(state["name"]).set(state["messages"])
                QUEUE_CONSUMERS.labels(state["name"]).set(state["consumers"])
        with self.engine.connect() as connection:
            waiting = sa.select(sa.func.count()).where(parked.c.settled_at.is_(None)).select_from(parked)
            PARKED.set(connection.scalar(waiting) or 0)
        return MEASURED

    def discard(self) -> None:
        """Nothing is kept between two steps."""

    def _names(self) -> list[str]:
        """With the queues of their dead letters."""
        taken = [one.queue.name for one in self.container.entrypoints if hasattr(one, "queue")]
        return [name for one in dict.fromkeys(taken) for name in (one, dead_letter_name(one))]


class MessagesOf:
    """One service's messages; ``depths`` knows any other queue, too."""

    def __init__(self, depths: Depths, names: Collection[str]) -> None:
        self.depths, self._names = depths, names

    def state(self, uow: UnitOfWork, _actor: Any) -> MessagesState:
        """Queues, outbox, parking lot, as they stand now."""
        waiting, oldest = _outbox(uow)
        found = [state for state in self.depths.of(self._names) if not _is_quiet_dead_letters(state)]
        return MessagesState(queues=found, outbox=waiting, outbox_seconds=oldest, parked=_parked(uow))


def _is_quiet_dead_letters(state: QueueState) -> bool:
    return state["name"].endswith(dead_letter_name("")) and state["messages"] <= 0


def _outbox(uow: UnitOfWork) -> tuple[int, float]:
    waiting = sa.select(outbox.c.created_at).where(outbox.c.published_at.is_(None)).order_by(outbox.c.id)
    some = waiting.limit(MOST).subquery()
    age = sa.func.extract("epoch", sa.func.clock_timestamp() - sa.func.min(some.c.created_at))
    row = uow.session.execute(sa.select(sa.func.count().label("number"), age.label("age")).select_from(some)).one()
    return row.number, max(float(row.age or 0), 0.0)


def _parked(uow: UnitOfWork) -> list[ParkedKind]:
    kinds = (parked.c.queue, parked.c.error)
    counted = sa.select(*kinds, sa.func.count().label("number"), sa.func.min(parked.c.at).label("since"))
    rows = uow.session.execute(counted.where(parked.c.settled_at.is_(None)).group_by(*kinds).order_by(*kinds))
    return [ParkedKind(queue=r.queue, error=r.error, count=r.number, since=r.since.isoformat()) for r in rows]
