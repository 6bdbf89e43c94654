"""No call outlives its timeout, whatever the broker does; what the caller gave up is not run; a write is done once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from services.chassis.assertion import Signer
from services.chassis.rpc_client import RpcClient
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, NotFound, Unavailable
from services.contracts.event import new_id
from tests.services.chassis.black_hole import Proxy, proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import Keys, until

TIMEOUT = 3.0
SLACK = 1.0  # what a busy machine may add to a timeout

Say = Callable[..., Any]
Signed = Callable[[], str]


@pytest.fixture
def signed(keys: Keys, name: str) -> Signed:
    """A fresh assertion of a person for the service under test."""
    signer = Signer("identity", keys.private["identity"], keys.public["identity"])
    return lambda: signer.sign(Actor(account_id="ani"), name)


@pytest.fixture
def proxied(amqp_url: str) -> Iterator[tuple[Proxy, str]]:
    with proxy_for(amqp_url) as found:
        yield found


@pytest.fixture
def client(proxied: tuple[Proxy, str]) -> Iterator[RpcClient]:
    """A client whose way to the broker can turn bad."""
    client = RpcClient(proxied[1], timeout=TIMEOUT)
    yield client
    client.close()


@pytest.fixture
def say(client: RpcClient, name: str, signed: Signed) -> Say:
    def ask(number: int = 0, what: str = "note", *, method: str = "say", key: str | None = None) -> Any:
        return client.call(name, method, {"what": what, "number": number}, assertion=signed(), key=key)

    return ask


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """What the call gave or raised, and its seconds."""
    begun = time.monotonic()
    try:
        outcome = call()
    except Exception as error:  # noqa: BLE001
        outcome = error
    return outcome, time.monotonic() - begun


def test_two_hundred_threads_share_one_client(
    start: Start, database: Database, name: str, signed: Signed, amqp_url: str
) -> None:
    start("service")
    client, assertion = RpcClient(amqp_url, timeout=30), signed()
    with ThreadPoolExecutor(200) as threads:
        answers = list(
            threads.map(lambda number: client.call(name, "say", {"number": number}, assertion=assertion), range(600))
        )
    client.close()
    assert [answer["number"] for answer in answers] == list(range(600))
    assert sorted(database.numbers()) == list(range(600))


def test_a_refusal_crosses_the_wire_with_its_details(start: Start, say: Say) -> None:
    start("service")
    with pytest.raises(Conflict) as refused:
        say(what="conflict")
    assert refused.value.details == {"by": "Siti", "at": "2015-08-01"}
    with pytest.raises(NotFound):
        say(method="no_such_method")


def test_a_service_that_never_was_is_told_at_once(say: Say) -> None:
    outcome, seconds = timed(say)
    assert isinstance(outcome, Unavailable)
    assert seconds < 1.0


def test_a_service_that_is_down_costs_the_timeout_and_no_more_and_the_request_is_never_run(
    start: Start, broker: Broker, database: Database, queues: Queues, say: Say
) -> None:
    service = start("service")
    service.stop()
    outcome, seconds = timed(lambda: say(1))
    assert isinstance(outcome, Unavailable)
    assert TIMEOUT <= seconds < TIMEOUT + SLACK
    service.start().ready()
    assert say(2)["number"] == 2
    assert database.numbers() == [2]


def test_a_request_that_reaches_the_service_too_late_is_not_run(
    start: Start, broker: Broker, database: Database, queues: Queues, signed: Signed, say: Say
) -> None:
    """The broker's expiry does not help when the message is already on its way; the deadline in it does."""
    service = start("service")
    gave_up_at = int(time.time() * 1000) - 1
    headers = {"nameko.assertion": signed(), "nameko.deadline": gave_up_at}
    broker.publish(queues.rpc, {"args": [], "kwargs": {"number": 1}}, application_headers=headers)
    in_time = headers | {"nameko.deadline": gave_up_at + 60_000}
    request = {"args": [], "kwargs": {"number": 2}}
    broker.publish(f"{queues.rpc[4:]}.say", request, "nameko-rpc", application_headers=in_time)
    until(lambda: database.numbers() == [2])
    assert service.metric("epupns_rpc_expired_total") == 1
    service.stop()
    assert broker.depth(queues.rpc) == 0


def test_a_half_open_connection_holds_nobody_longer_than_the_timeout_and_is_replaced(
    start: Start, database: Database, proxied: tuple[Proxy, str], client: RpcClient, name: str, say: Say, signed: Signed
) -> None:
    """Beside the calls as many waits that ask nobody anything show how late this machine wakes a thread."""
    start("service")
    assert say(0)["number"] == 0
    proxy, _ = proxied
    proxy.half_open()
    ask = partial(client.call, name, "say", {"what": "note", "number": 1}, assertion=signed())
    wait = partial(Future[None]().result, TIMEOUT)
    with ThreadPoolExecutor(400) as threads:
        timings = [(threads.submit(timed, ask), threads.submit(timed, wait)) for _ in range(200)]
    outcomes = [asked.result()[0] for asked, _ in timings]
    assert all(isinstance(outcome, Unavailable) for outcome in outcomes)
    latest, latest_wait = (max(timing.result()[1] for timing in column) for column in zip(*timings, strict=True))
    assert latest < latest_wait + SLACK
    proxy.heal()
    outcome, seconds = timed(lambda: say(300))
    assert outcome == {"what": "note", "number": 300}
    assert seconds < 2.5


def test_an_idle_connection_that_died_silently_costs_one_confirm_and_the_call_still_succeeds(
    start: Start, proxied: tuple[Proxy, str], say: Say
) -> None:
    start("service")
    say(0)
    proxy, _ = proxied
    proxy.swallow_old_connections()
    outcome, seconds = timed(lambda: say(1))
    assert outcome == {"what": "note", "number": 1}
    assert 1.5 < seconds < TIMEOUT


def test_a_broker_that_is_gone_is_told_at_once_and_used_again_when_it_is_back(
    start: Start, proxied: tuple[Proxy, str], say: Say
) -> None:
    start("service")
    say(0)
    proxy, _ = proxied
    proxy.gone()
    for _ in range(3):
        outcome, seconds = timed(lambda: say(1))
        assert isinstance(outcome, Unavailable)
        assert seconds < 1.0
    proxy.open()
    outcome, seconds = timed(lambda: say(2))
    assert outcome == {"what": "note", "number": 2}
    assert seconds < 1.0


def test_a_write_whose_answer_was_lost_is_not_done_twice(
    start: Start, database: Database, proxied: tuple[Proxy, str], say: Say
) -> None:
    start("service")
    say(0)
    proxy, _ = proxied
    proxy.mute()
    key = new_id()
    outcome, _ = timed(lambda: say(1, key=key))
    assert isinstance(outcome, Unavailable)
    until(lambda: 1 in database.numbers())
    proxy.heal()
    assert say(1, key=key) == {"what": "note", "number": 1}
    assert say(1, key=key) == {"what": "note", "number": 1}
    assert say(5, key=key) == {"what": "note", "number": 1}, "the first answer, whatever is asked with its key"
    assert sorted(database.numbers()) == [0, 1]


@pytest.mark.parametrize("fault", ["before-reply", "after-reply-before-ack"])
def test_a_service_that_dies_after_the_commit_does_the_write_once(
    fault: str, start: Start, database: Database, broker: Broker, queues: Queues, say: Say
) -> None:
    service = start("service", EPUPNS_FAULTS=f"{fault}:kill:1")
    key = new_id()
    first, _ = timed(lambda: say(1, key=key))
    assert service.wait() == -9
    assert service.fired == [f"{fault}:kill"]
    assert isinstance(first, Unavailable) if fault == "before-reply" else first["number"] == 1
    service.start(EPUPNS_FAULTS="").ready()
    assert say(1, key=key)["number"] == 1
    assert database.numbers() == [1]


def test_a_stop_answers_what_runs_and_the_request_does_not_come_again(
    start: Start, database: Database, broker: Broker, queues: Queues, proxied: tuple[Proxy, str], name: str,
    signed: Signed,
) -> None:
    service, patient = start("service", TEST_SLOW="5"), RpcClient(proxied[1], timeout=15)
    with ThreadPoolExecutor(8) as pool:
        ask = partial(patient.call, name, "say", assertion=signed())
        calls = [pool.submit(ask, {"what": "slow", "number": number}) for number in range(8)]
        until(lambda: service.log.count("slow begins") == 8)
        service.stop()
        assert sorted(call.result()["number"] for call in calls) == list(range(8))
    patient.close()
    assert sorted(database.numbers("slow")) == list(range(8))
    assert broker.depth(queues.rpc) == 0


def test_an_answer_that_is_no_json_is_an_error_and_the_service_lives(start: Start, say: Say) -> None:
    service = start("service")
    outcome, _ = timed(lambda: say(method="unspeakable"))
    assert type(outcome).__name__ == "Broken"
    assert outcome.details["error_id"] in service.log
    assert say(1)["number"] == 1


def test_replies_go_on_after_the_broker_came_back(start: Start, amqp_url: str, say: Say) -> None:
    """The service's own connections break; the first answer after that must not be the price."""
    with proxy_for(amqp_url) as (proxy, url):
        service = start("service", AMQP_URL=url)
        say(0)
        proxy.cut()
        until(lambda: service.get("/ready")[0] == 200)
        outcome, seconds = timed(lambda: say(1))
        assert outcome == {"what": "note", "number": 1}
        assert seconds < TIMEOUT
