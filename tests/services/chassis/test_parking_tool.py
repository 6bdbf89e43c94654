"""The operator sees what is parked, sends it back once it is mended, or gives it up; the row tells it all."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.database import create_engine
from services.chassis.parked_messages import replay
from services.contracts.event import new_id
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start, Tool
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import Program, until

POISON = {"type": "happened.v1", "what": "mend-me", "number": 7}


@pytest.fixture
def service(start: Start, database: Database, broker: Broker, queues: Queues) -> Program:
    """With three parked messages: the handler refuses them until it is mended."""
    database.ask("ALTER TABLE effects ADD CONSTRAINT mend CHECK (what <> 'mend-me')")
    service = start("service")
    for number in (1, 2, 3):
        broker.publish(queues.events, POISON | {"event_id": new_id(), "number": number})
    until(lambda: len(database.parked()) == 3)
    return service


def numbers(database: Database) -> list[int]:
    return [row[0] for row in database.ask("SELECT id FROM parked WHERE settled_at IS NULL ORDER BY id")]


def history(database: Database, number: int) -> list[tuple[str, str, str]]:
    rows = database.ask("SELECT history FROM parked WHERE id = %s", number)[0][0]
    return [(entry["did"], entry["by"], entry["reason"]) for entry in rows]


def test_replay_after_the_mend_brings_it_home_once(
    service: Program, tool: Tool, database: Database, queues: Queues, broker: Broker
) -> None:
    first, second, _third = numbers(database)
    database.ask("ALTER TABLE effects DROP CONSTRAINT mend")
    done = tool("replay", str(first), "--reason", "constraint dropped")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{first} went back to {queues.events}\n"
    until(lambda: len(database.numbers("mend-me")) == 1)
    assert history(database, first) == [("replayed", "siti", "constraint dropped")]
    again = tool("replay", str(first))
    assert again.returncode == 1
    assert f"Message {first} was replayed by siti" in again.stderr
    assert tool("replay", "--all").stdout.count("went back") == 2
    until(lambda: sorted(database.numbers("mend-me")) == [1, 2, 3])
    assert history(database, second)[0][0] == "replayed"
    assert numbers(database) == []
    assert tool("list").stdout == "nothing is parked\n"
    assert tool("list", "--settled").stdout.count("settled") == 3
    assert service.stop() < 5
    assert broker.depth(queues.events) == 0


def test_a_replay_that_fails_again_is_parked_again_in_its_own_row(
    service: Program, tool: Tool, database: Database
) -> None:
    first = numbers(database)[0]
    tool("replay", str(first), "--by", "budi")
    until(lambda: len(history(database, first)) == 2)
    assert numbers(database)[0] == first
    assert len(database.parked()) == 3
    (replayed, failed) = history(database, first)
    assert replayed == ("replayed", "budi", "")
    assert failed[:2] == ("failed again", "")
    assert "IntegrityError" in failed[2]
    assert tool("replay", str(first)).returncode == 0, "it can be tried as often as it takes"
    until(lambda: len(history(database, first)) == 4)


class SlowToReturn(ConfirmedPublisher):
    """Publishes, and comes back when the service has begun to park the message or has done so."""

    def __init__(self, url: str, noticed: Callable[[], object]) -> None:
        super().__init__(url)
        self._noticed = noticed

    def publish(self, batch: Sequence[Outgoing]) -> set[str]:
        taken = super().publish(batch)
        until(self._noticed)
        return taken


def test_a_replay_that_fails_before_it_is_noted_is_open_again_too(
    service: Program, database: Database, amqp_url: str
) -> None:
    first = numbers(database)[0]

    def noticed() -> bool:
        waiting = database.ask("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(waiting) or service.metric('epupns_messages_total{outcome="parked"') == 4

    publisher, engine = SlowToReturn(amqp_url, noticed), create_engine(database.url, pool_size=1)
    replay(engine, publisher, first, "budi")
    publisher.discard()
    engine.dispose()
    until(lambda: len(history(database, first)) == 2)
    assert history(database, first)[1][0] == "failed again"
    assert numbers(database)[0] == first


def test_a_garbled_message_is_replayed_with_a_mended_body_and_a_reason(
    service: Program, tool: Tool, database: Database, broker: Broker, queues: Queues, tmp_path: Path
) -> None:
    broker.publish(queues.events, b"{garbled")
    until(lambda: len(database.parked()) == 4)
    mended, garbled = tmp_path / "mended.json", numbers(database)[-1]
    mended.write_text(json.dumps(POISON | {"event_id": new_id(), "what": "note"}))
    assert tool("replay", str(garbled), "--body", str(mended)).returncode == 2, "without a reason"
    assert tool("replay", "--all", "--body", str(mended), "--reason", "x").returncode == 2, "for many at once"
    done = tool("replay", str(garbled), "--body", str(mended), "--reason", "closed the bracket")
    assert done.returncode == 0, done.stderr
    until(lambda: database.numbers() == [7])
    assert history(database, garbled) == [("mended and replayed", "siti", "closed the bracket")]
    [[[entry]]] = database.ask("SELECT history FROM parked WHERE id = %s", garbled)
    assert entry["body"] == mended.read_text(), "what was sent is kept: a broker that loses it gets it again"
    assert "body: {garbled" in tool("show", str(garbled)).stdout, "what came stays as it came"


def test_discard_needs_a_reason_and_keeps_the_row(service: Program, tool: Tool, database: Database) -> None:
    first = numbers(database)[0]
    assert tool("discard", str(first)).returncode == 2
    assert tool("discard", str(first), "--reason", "doubled by hand").returncode == 0
    assert history(database, first) == [("discarded", "siti", "doubled by hand")]
    assert len(database.parked()) == 3
    assert tool("discard", str(first), "--reason", "again").returncode == 1


def test_list_and_show_tell_what_is_known(
    service: Program, tool: Tool, database: Database, queues: Queues
) -> None:
    first = numbers(database)[0]
    rows = json.loads(tool("list", "--json").stdout)
    assert [row["queue"] for row in rows] == [queues.events] * 3
    assert "3 parked" in tool("list").stdout
    shown = tool("show", str(first)).stdout
    assert '"what": "mend-me"' in shown
    assert "IntegrityError" in shown
    assert history(database, first) == [("shown", "siti", "")], "looking at a message is noted"


@pytest.mark.parametrize("arguments", [("show", "9"), ("replay", "9"), ("discard", "9", "--reason", "x")])
def test_a_number_that_is_not_there_is_one_sentence(arguments: tuple[str, ...], tool: Tool) -> None:
    done = tool(*arguments)
    assert (done.returncode, done.stderr) == (1, "parking: No message has the number 9.\n")


def test_a_message_whose_queue_is_gone_stays_parked(
    service: Program, tool: Tool, database: Database, broker: Broker, queues: Queues
) -> None:
    first = numbers(database)[0]
    service.stop()
    broker.channel.queue_delete(queues.events)
    done = tool("replay", str(first))
    assert done.returncode == 1
    assert done.stderr == f"parking: Message {first}: there is no queue {queues.events}; run ./epupns topology.\n"
    assert first in numbers(database)
