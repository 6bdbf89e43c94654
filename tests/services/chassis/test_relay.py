"""What was committed reaches its queue: confirms are pipelined, one message holds up no other, one relay is active."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from services.chassis.confirmed_publisher import ConfirmedPublisher
from services.chassis.database import create_engine, open_work
from services.chassis.queues import work_queue
from services.chassis.relay import Relay
from tests.services.chassis.black_hole import proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import until


@pytest.fixture
def queue(broker: Broker, name: str) -> str:
    """A queue of the test's own."""
    broker.declare(work_queue(f"{name}.relayed"))
    broker.owns(f"{name}.relayed")
    return f"{name}.relayed"


@pytest.fixture
def relays(database: Database, amqp_url: str) -> Iterator[Any]:
    """`relays()` is one more relay on the same database, in this process."""
    made = []

    def make(url: str = amqp_url) -> Relay:
        engine = create_engine(database.url, pool_size=1)
        made.append((relay := Relay(engine, ConfirmedPublisher(url, timeout=2)), engine))
        return relay

    yield make
    for relay, engine in made:
        relay.discard()
        engine.dispose()


def post(database: Database, *messages: tuple[str, str, dict[str, Any]]) -> None:
    engine = create_engine(database.url, pool_size=1)
    open_work(engine).do(lambda uow: uow.post(list(messages)))
    engine.dispose()


def numbered(queue: str, numbers: range) -> list[tuple[str, str, dict[str, Any]]]:
    return [("", queue, {"number": number}) for number in numbers]


def numbers(broker: Broker, queue: str) -> list[int]:
    """What has come, in order, taken away."""
    return [json.loads(message.body)["number"] for message in broker.take_all(queue)]


def waiting(database: Database) -> int:
    return int(database.ask("SELECT count(*) FROM outbox WHERE published_at IS NULL")[0][0])


def test_confirms_are_pipelined(
    database: Database, queue: str, relays: Any, broker: Broker, amqp_url: str
) -> None:
    """With 20 ms each way, waiting for each confirm would take 20 seconds for 500 messages."""
    post(database, *numbered(queue, range(500)))
    with proxy_for(amqp_url) as (proxy, url):
        relay = relays(url)
        relay.step()
        post(database, *numbered(queue, range(500, 1000)))
        proxy.delay = 0.02
        begun = time.monotonic()
        assert relay.step() == 500
        assert time.monotonic() - begun < 5
        proxy.delay = 0
    assert waiting(database) == 0
    until(lambda: broker.depth(queue) == 1000)
    ids = [message.properties["message_id"] for message in broker.take_all(queue)]
    assert len(set(ids)) == 1000


def test_messages_go_out_as_they_were_written_and_in_order(
    database: Database, queue: str, relays: Any, broker: Broker
) -> None:
    body = {"name": 'Siti \N{SNOWMAN} "1" \\', "list": [1.5, None, {"deep": True}]}
    bodies = [body | {"number": number} for number in range(1200)]
    post(database, *(("", queue, body) for body in bodies))
    relay = relays()
    while relay.step():
        pass
    assert [json.loads(message.body) for message in broker.take_all(queue)] == bodies


def test_what_no_queue_takes_is_kept_and_tried_again_and_holds_up_nobody(
    database: Database, queue: str, relays: Any, broker: Broker, name: str
) -> None:
    lost = f"{name}.nowhere"
    post(database, ("", lost, {"number": 0}), *numbered(queue, range(1, 4)))
    relay = relays()
    assert relay.step() == 3
    assert waiting(database) == 1
    assert relay.step() == 0, "it is put off, not tried again at once"
    post(database, *numbered(queue, range(4, 6)))
    assert relay.step() == 2
    broker.declare(work_queue(lost))
    broker.owns(lost)
    until(lambda: relay.step() == 1, patience=10)
    assert (broker.depth(lost), waiting(database)) == (1, 0)


def test_an_exchange_that_is_not_there_holds_up_nobody(
    database: Database, queue: str, relays: Any, broker: Broker, name: str
) -> None:
    """The broker closes the channel over it, and with it all that was on the way."""
    nowhere = [(f"{name}.no-exchange", "any", {"number": number}) for number in range(100)]
    post(database, *nowhere[:50], *numbered(queue, range(100)), *nowhere[50:])
    relay = relays()
    assert relay.step() == 100
    assert waiting(database) == 100
    assert numbers(broker, queue) == list(range(100))
    post(database, *numbered(queue, range(5)))
    assert relay.step() == 5


def test_a_queue_that_is_full_holds_up_nobody(
    database: Database, queue: str, relays: Any, broker: Broker, name: str
) -> None:
    full = f"{name}.full"
    broker.channel.queue_declare(
        full, durable=True, auto_delete=False, arguments={"x-max-length": 1, "x-overflow": "reject-publish"}
    )
    broker.owns(full)
    post(database, *numbered(full, range(3)), *numbered(queue, range(3)))
    assert relays().step() == 4
    assert (waiting(database), broker.depth(queue)) == (2, 3)


def test_one_relay_is_active_for_each_database(database: Database, queue: str, relays: Any) -> None:
    first, second = relays(), relays()
    assert first.step() == 0
    assert second.step() == -1
    post(database, *numbered(queue, range(3)))
    assert second.step() == -1
    assert first.step() == 3
    first.discard()
    until(lambda: second.step() == 0, patience=5)


def test_a_half_open_connection_is_thrown_away_and_the_relay_goes_on_within_seconds(
    start: Start, database: Database, queue: str, broker: Broker, amqp_url: str
) -> None:
    with proxy_for(amqp_url) as (proxy, url):
        start("service", AMQP_URL=url)
        post(database, *numbered(queue, range(3)))
        until(lambda: waiting(database) == 0)
        proxy.half_open()
        post(database, *numbered(queue, range(3, 10)))
        time.sleep(8)  # long enough for it to notice, and to try again in vain
        assert waiting(database) == 7
        proxy.heal()
        begun = time.monotonic()
        until(lambda: waiting(database) == 0, patience=15)
        assert time.monotonic() - begun < 10
    assert set(numbers(broker, queue)) == set(range(10))


def test_a_broker_that_stops_reading_is_no_trap_either(
    start: Start, database: Database, queue: str, broker: Broker, amqp_url: str
) -> None:
    """What is written piles up in the socket until it is full: in an eventlet process only our time limit ends that."""
    with proxy_for(amqp_url) as (proxy, url):
        start("service", AMQP_URL=url)
        post(database, *numbered(queue, range(1)))
        until(lambda: waiting(database) == 0)
        proxy.stop_reading()
        post(database, *(("", queue, {"number": n, "load": "x" * 1_000_000}) for n in range(1, 31)))
        time.sleep(8)
        assert waiting(database) == 30
        proxy.heal()
        until(lambda: waiting(database) == 0, patience=20)


def test_another_process_takes_over_after_kill_9(
    start: Start, database: Database, queue: str, broker: Broker
) -> None:
    first = start("service")
    until(lambda: lock_holders(database) == 1)
    start("service")
    first.kill()
    begun = time.monotonic()
    post(database, *numbered(queue, range(5)))
    until(lambda: waiting(database) == 0, patience=10)
    assert time.monotonic() - begun < 4
    assert lock_holders(database) == 1


def test_death_between_confirm_and_mark_sends_again_and_loses_nothing(
    start: Start, database: Database, queue: str, broker: Broker
) -> None:
    service = start("service", ready=False, EPUPNS_FAULTS="after-confirm-before-mark:kill:1")
    post(database, *numbered(queue, range(3)))
    assert service.wait() == -9
    assert service.fired == ["after-confirm-before-mark:kill"]
    assert (waiting(database), broker.depth(queue)) == (3, 3)
    service.start(EPUPNS_FAULTS="")
    until(lambda: waiting(database) == 0)
    sent = [message.properties["message_id"] for message in broker.take_all(queue)]
    assert len(sent) == 6
    assert len(set(sent)) == 3, "the second time under the same ids, for the inbox to know them"


def lock_holders(database: Database) -> int:
    """Relays that hold the lock of this database."""
    held = "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database"
    return int(database.ask(f"{held} WHERE locktype = 'advisory' AND datname = current_database() AND granted")[0][0])
