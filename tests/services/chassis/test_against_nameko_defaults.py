"""Row by row of architecture.md's table "What nameko 2.14.1 does by default": its default fails, ours passes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from amqp.exceptions import PreconditionFailed
from kombu import Queue

from services.chassis.assertion import Signer
from services.chassis.queues import rpc_queue
from services.chassis.rpc_client import RpcClient
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn, Unavailable
from services.contracts.event import new_id
from tests.services.chassis.black_hole import proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import CHECKOUT, Keys, until


class Plain:
    """A plain nameko program; what it said, line by line."""

    def __init__(self, scenario: str, variables: dict[str, str], said: Path) -> None:
        self._said = said
        command = [sys.executable, "-W", "ignore", "-m", "tests.services.chassis.programs.nameko_defaults", scenario]
        with said.open("wb") as file:
            self.process = subprocess.Popen(command, cwd=CHECKOUT, env=variables, stdout=file, stderr=file)

    @property
    def said(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._said.read_text().splitlines() if line.startswith("{")]

    def says(self, word: str) -> Any:
        """Wait for it."""
        return until(lambda: [line for line in self.said if word in line], patience=20)[0][word]

    def said_no(self, word: str) -> bool:
        return not any(word in line for line in self.said)


@pytest.fixture
def plain(amqp_url: str, name: str, tmp_path: Path, broker: Broker, plain_queue: str) -> Iterator[Callable[..., Plain]]:
    started: list[Plain] = []

    def start(scenario: str, **variables: str) -> Plain:
        usual = {"AMQP_URL": amqp_url, "TEST_NAME": name, "PATH": ""}
        started.append(Plain(scenario, {**usual, **variables}, tmp_path / f"plain-{len(started)}"))
        return started[-1]

    yield start
    for program in started:
        program.process.kill()
        program.process.wait()
        print(program._said.read_text()[-3000:])


@pytest.fixture
def plain_queue(broker: Broker, name: str) -> str:
    """The queue of nameko's consumers, declared as they declare it."""
    queue = f"{name}.plain"
    broker.declare(Queue(queue, durable=True))
    broker.owns(queue)
    return queue


def happened(what: str = "note", number: int = 0) -> dict[str, Any]:
    return {"type": "happened.v1", "event_id": new_id(), "what": what, "number": number}


def test_a_message_whose_handler_raised_or_that_cannot_be_read_is_kept(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    default = plain("consumer")
    for body in ({"what": "raise"}, b"{not json"):
        broker.publish(plain_queue, body, content_encoding="utf-8")
    broker.publish(plain_queue, {"last": True})
    default.says("finished")
    default.process.kill()
    time.sleep(0.5)
    assert broker.depth(plain_queue) == 0, "nameko: both are acknowledged, and lost"

    start("service")
    for body in (happened("raise"), b"{not json"):
        broker.publish(queues.events, body)
    until(lambda: len(database.parked()) == 2)


def test_a_stop_acknowledges_what_it_finishes(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    broker.publish(plain_queue, {"seconds": 4})
    default = plain("stop")
    default.says("stopped")
    assert default.says("finished")
    assert default.process.wait(10) == 0
    again = until(lambda: broker.take_all(plain_queue))
    assert [message.delivery_info["redelivered"] for message in again] == [True], "nameko: finished work comes again"

    service = start("service", TEST_SLOW="4")
    broker.publish(queues.events, happened("slow", 1))
    until(lambda: broker.depth(queues.events) == 0)
    service.stop()
    assert database.numbers("slow") == [1]
    time.sleep(0.5)
    assert broker.depth(queues.events) == 0


def test_event_queues_are_quorum_queues_with_dead_letters(
    plain: Callable[..., Plain], start: Start, broker: Broker, queues: Queues, name: str
) -> None:
    plain("events").says("started")
    theirs = f"evt-{name}-happened.v1--{name}.on_happened"
    broker.owns(theirs)
    broker.channel.queue_declare(theirs, durable=True, auto_delete=False)  # no arguments at all: accepted as equal

    start("service")
    with pytest.raises(PreconditionFailed, match=r"x-(queue-type|delivery-limit|dead-letter-exchange|overflow)"):
        broker.channel.queue_declare(queues.events, durable=True, auto_delete=False)


def test_a_message_that_no_queue_takes_is_not_lost_silently(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, database: Database, name: str
) -> None:
    default = plain("publisher", PUBLISH_URL=broker.url)
    broker.publish(plain_queue, {"number": 1})
    assert default.says("published") == {"number": 1}, "nameko: publishing to nowhere is a success"

    service = start("service")
    database.ask("INSERT INTO outbox (exchange, routing_key, body) VALUES ('', %s, '{}')", f"{name}.nowhere")
    until(lambda: service.metric("epupns_outbox_unroutable_total") == 1)
    assert database.ask("SELECT published_at FROM outbox") == [(None,)]


def test_publishing_on_a_half_open_connection_ends(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, database: Database, queues: Queues,
    amqp_url: str,
) -> None:
    post = "INSERT INTO outbox (exchange, routing_key, body) VALUES ('', %s, '{}')"
    with proxy_for(amqp_url) as (proxy, url):
        default, ours = plain("publisher", PUBLISH_URL=url), start("service", AMQP_URL=url)
        broker.publish(plain_queue, {"number": 1})
        default.says("published")
        database.ask(post, queues.batch)
        until(lambda: database.ask("SELECT published_at FROM outbox") != [(None,)])
        proxy.half_open()
        broker.publish(plain_queue, {"number": 2})
        until(lambda: {"publishing": {"number": 2}} in default.said)
        database.ask(post, queues.batch)
        until(lambda: '"event": "starts_over"' in ours.log, patience=9)
        time.sleep(4)
        assert default.said[-1] == {"publishing": {"number": 2}}, "nameko: stuck, with a timeout of 3 s around it"


def test_a_request_has_an_end(
    plain: Callable[..., Plain], start: Start, broker: Broker, queues: Queues, name: str, keys: Keys, amqp_url: str
) -> None:
    broker.declare(rpc_queue(name))  # the service is down, its queue is there
    default = plain("call")
    theirs = until(lambda: broker.take_all(queues.rpc))[0].properties
    assert theirs["delivery_mode"] == 2
    assert "expiration" not in theirs, "nameko: it is run whenever the service comes, even after days"

    client = RpcClient(amqp_url, timeout=2)
    signer = Signer("gateway", keys.private["gateway"], keys.public["gateway"])
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        client.call(name, "say", {}, assertion=signer.as_itself(name))
    assert time.monotonic() - begun < 3
    client.close()
    until(lambda: broker.depth(queues.rpc) == 0, patience=5)  # the broker itself has dropped it
    assert default.process.poll() is None, "nameko: the caller waits still"
    assert default.said == [{"calling": True}]


def test_a_connection_that_breaks_before_the_acknowledgement_does_not_end_the_process(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, database: Database, queues: Queues,
    amqp_url: str,
) -> None:
    with proxy_for(amqp_url) as (proxy, url):
        default, ours = plain("consumer", AMQP_URL=url), start("service", AMQP_URL=url)
        broker.publish(plain_queue, {"blocking": 2})
        broker.publish(queues.events, happened("blocking", 1))
        default.says("handling")
        until(lambda: broker.depth(queues.events) == 0)
        time.sleep(0.3)
        proxy.reset()
        until(lambda: database.numbers("blocking") == [1])
        proxy.open()
        assert default.says("died") in {"ConnectionResetError", "BrokenPipeError"}, "nameko: of one acknowledgement"
        until(lambda: ours.get("/ready")[0] == 200, patience=10)
        broker.publish(queues.events, happened("note", 2))
        until(lambda: database.numbers() == [2])
        until(lambda: broker.depth(queues.events) == 0)
        assert database.numbers("blocking") == [1], "it came again, and the inbox knew it"
        assert not ours.ended


def test_a_queue_that_is_declared_otherwise_does_not_look_alive(
    plain: Callable[..., Plain], plain_queue: str, start: Start, broker: Broker, queues: Queues
) -> None:
    for queue in (plain_queue, queues.events):
        broker.channel.queue_delete(queue)
        broker.channel.queue_declare(queue, durable=True, auto_delete=False, arguments={"x-expires": 600_000})
    default, ours = plain("misdeclared"), start("service", ready=False)
    assert ours.wait() == 1
    assert "A queue exists with other arguments" in ours.log
    logged = until(lambda: [line for line in default.said if "Connection to broker lost" in str(line)])
    assert logged, "nameko: calls it a lost connection"
    assert default.process.poll() is None
    assert default.said_no("started"), "nameko: neither started nor dead"


@pytest.mark.parametrize(("wait_function", "least", "most"), [("", 0, 1), ("wait_select", 15, 21)])
def test_waiting_for_the_database_does_not_stop_the_whole_process(
    wait_function: str, least: int, most: int, plain: Callable[..., Plain], database: Database
) -> None:
    """The default is C code that no greenlet can interrupt; ours is what `run` sets and insists on."""
    variables = {"TEST_WAIT_FUNC": wait_function} if wait_function else {}
    assert least <= plain("waiting", LIBPQ_URL=database.libpq_url, **variables).says("ticks") <= most


def test_nobody_is_somebody_because_a_header_says_so(
    plain: Callable[..., Plain], start: Start, broker: Broker, queues: Queues, name: str, amqp_url: str
) -> None:
    claim = {"application_headers": {"nameko.user_id": "the-minister"}}
    default = plain("trusting")
    default.says("started")
    broker.publish(f"{name}.who", {"args": [], "kwargs": {}}, "nameko-rpc", **claim)
    assert default.says("acts_as") == "the-minister"
    default.process.kill()
    default.process.wait()
    broker.channel.queue_delete(queues.rpc)

    start("service")
    answers = broker.channel.queue_declare("", exclusive=True, auto_delete=True).queue
    broker.channel.queue_bind(answers, "nameko-rpc", answers)
    request: dict[str, Any] = {"args": [], "kwargs": {}}
    broker.publish(f"{name}.who", request, "nameko-rpc", reply_to=answers, correlation_id="1", **claim)
    reply = json.loads(until(lambda: broker.take_all(answers))[0].body)
    assert reply["result"] is None
    assert reply["error"]["refusal"] == "NotLoggedIn"


def test_signed_callers_get_in_and_a_gateway_is_no_person(
    start: Start, name: str, keys: Keys, amqp_url: str
) -> None:
    """The other half of the row: who is signed for is believed, and only as far as the signer may speak."""
    start("service")
    client = RpcClient(amqp_url, timeout=5)
    identity = Signer("identity", keys.private["identity"], keys.public["identity"])
    gateway = Signer("gateway", keys.private["gateway"], keys.public["gateway"])
    ani = Actor(account_id="ani")
    assert client.call(name, "who", {}, assertion=identity.sign(ani, name)) == {"account_id": "ani", "service": ""}
    assert client.call(name, "who", {}, assertion=gateway.as_itself(name)) == {"account_id": "", "service": "gateway"}
    for refused in (gateway.sign(ani, name), identity.sign(ani, "elsewhere"), "", "x.y.z"):
        with pytest.raises(NotLoggedIn):
            client.call(name, "who", {}, assertion=refused)
    client.close()


def test_starting_needs_no_pkg_resources(start: Start, tmp_path: Path) -> None:
    """setuptools 81 has dropped it; nameko's command line imports it, `services.chassis.run` does not."""
    (tmp_path / "pkg_resources.py").write_text("raise ModuleNotFoundError('pkg_resources')")
    variables = {"PYTHONPATH": str(tmp_path), "PATH": ""}
    command = [sys.executable, "-W", "ignore", "-c", "from nameko.cli.main import main"]
    default = subprocess.run(command, check=False, capture_output=True, text=True, env=variables)
    assert "No module named" in default.stderr or "ModuleNotFoundError: pkg_resources" in default.stderr
    assert default.returncode == 1

    assert start("service", PYTHONPATH=str(tmp_path)).stop() < 5
