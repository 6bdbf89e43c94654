"""What messaging remembers has an end: nothing is forgotten that may come again, and nothing is kept for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.chassis import forgetting
from services.chassis.database import create_engine
from services.chassis.forgetting import Forgetter
from services.chassis.retention import ANSWERS_KEPT, INBOX_KEPT, OUTBOX_KEPT
from services.chassis.tables import answers, inbox, outbox
from tests.services.chassis.database_side import Database

MOMENT = timedelta(minutes=1)
NEVER = timedelta(days=4000)


class Memory:
    """Rows of a given age, and what is left of them."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.forgetter = Forgetter(engine)

    def seen(self, event_id: str, ago: timedelta) -> None:
        self._put(inbox, consumer="happened", event_id=event_id, at=sa.func.now() - ago)

    def answered(self, key: str, ago: timedelta) -> None:
        self._put(answers, key=key, account_id="a", method="say", at=sa.func.now() - ago)

    def sent(self, key: str, ago: timedelta | None, written: timedelta = NEVER) -> None:
        """``ago`` None: it still waits."""
        published = None if ago is None else sa.func.now() - ago
        row = {"routing_key": key, "body": {}, "created_at": sa.func.now() - written}
        self._put(outbox, exchange="", published_at=published, **row)

    def left(self) -> list[str]:
        columns = (inbox.c.event_id, answers.c.key, outbox.c.routing_key)
        with self.engine.connect() as connection:
            return sorted(name for column in columns for name in connection.scalars(sa.select(column)))

    def _put(self, table: sa.Table, **values: object) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.insert(table).values(**values))


@pytest.fixture
def memory(database: Database) -> Iterator[Memory]:
    engine = create_engine(database.url)
    kept = Memory(engine)
    yield kept
    kept.forgetter.discard()
    engine.dispose()


def test_each_kind_is_kept_as_long_as_it_may_be_needed(memory: Memory) -> None:
    for kind, kept in ((memory.seen, INBOX_KEPT), (memory.answered, ANSWERS_KEPT), (memory.sent, OUTBOX_KEPT)):
        kind(f"young {kind.__name__}", kept - MOMENT)
        kind(f"old {kind.__name__}", kept + MOMENT)
    assert memory.forgetter.step() == 3
    assert memory.left() == ["young answered", "young seen", "young sent"]


def test_a_message_that_was_never_sent_is_never_forgotten(memory: Memory) -> None:
    memory.sent("waits", None, written=NEVER)
    assert memory.forgetter.step() == 0
    assert memory.left() == ["waits"]


def test_much_is_forgotten_in_small_transactions(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "BATCH", 4)
    for number in range(10):
        memory.seen(str(number), NEVER)
    assert [memory.forgetter.step() for _ in range(4)] == [4, 4, 2, 0]


def test_one_process_forgets_and_another_takes_over_when_it_is_gone(memory: Memory) -> None:
    memory.seen("old", NEVER)
    another = Forgetter(memory.engine)
    assert memory.forgetter.step() == 1
    assert another.step() == -1
    memory.forgetter.discard()
    assert another.step() == 0
    another.discard()
