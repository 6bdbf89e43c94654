"""Each service logs in to the broker with its own account, and reaches nothing that is another's."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from amqp import Message
from amqp.exceptions import AccessRefused

from deploy.local.servers.accounts import as_account, rights_of_others
from deploy.topology.accounts import accounts
from deploy.topology.declared import SERVICES, queues, queues_of
from deploy.topology.declaring import declare
from services.chassis.broker import open_connection, say_goodbye
from tests.servers import broker as own_broker

Enter = Callable[[str], Any]
OTHERS = [name for name in accounts() if name != "verification"]
DEMO = "subscriber.demo"
LEVEL_1 = "verification.level.1"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A broker with everybody's account and every queue."""
    with own_broker(services=rights_of_others()) as url:
        declare(url)
        yield url


@pytest.fixture
def enter(url: str) -> Iterator[Enter]:
    """``enter("helpdesk")``: a channel of that account."""
    opened = []

    def channel(account: str) -> Any:
        opened.append(open_connection(as_account(url, account, urlsplit(url).password or "")))
        return opened[-1].channel()

    yield channel
    for connection in opened:
        say_goodbye(connection)


def publish(channel: Any, exchange: str, routing_key: str) -> None:
    """Raises ``AccessRefused`` where the broker refuses it."""
    channel.basic_publish_confirm(Message("{}"), exchange, routing_key)


def answers_queue(channel: Any) -> str:
    """A queue for answers, as the RPC client makes one."""
    name = f"rpc.reply-{uuid4()}"
    channel.queue_declare(name, exclusive=True, auto_delete=True)
    return name


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_a_service_declares_and_takes_from_its_own_queues(enter: Enter, service: Any) -> None:
    channel = enter("verification" if service.name == "verification-worker" else service.name)
    for queue in queues_of(service):
        queue(channel).declare()
        channel.basic_consume(queue.name)


@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_reads_or_empties_the_level_queues(enter: Enter, account: str) -> None:
    for attempt in ("basic_get", "basic_consume", "queue_purge", "queue_delete"):
        with pytest.raises(AccessRefused):
            getattr(enter(account), attempt)(LEVEL_1)


@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_sends_a_case_to_a_level(enter: Enter, account: str) -> None:
    with pytest.raises(AccessRefused):
        publish(enter(account), "", LEVEL_1)


@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_publishes_as_verification_or_to_other_systems(enter: Enter, account: str) -> None:
    for exchange, key in (("verification.events", "case-completed.v1"), ("epupns.public", "subscriber.demo")):
        with pytest.raises(AccessRefused):
            publish(enter(account), exchange, key)


def test_each_account_reads_its_own_queues_only(enter: Enter) -> None:
    for account in accounts():
        own = {queue.name for service in SERVICES for queue in queues_of(service) if service.name.startswith(account)}
        own |= {account}  # a subscriber's
        foreign = [queue.name for queue in queues() if queue.name.removesuffix(".dead") not in own]
        for name in foreign:
            with pytest.raises(AccessRefused):
                enter(account).basic_get(name)


def test_a_service_asks_only_what_the_tables_let_it_ask(enter: Enter) -> None:
    publish(enter("verification"), "nameko-rpc", "registration.submissions")
    for key in ("registration.home", "identity.log_in", "identity.open_citizen_account"):
        with pytest.raises(AccessRefused):
            publish(enter("verification"), "nameko-rpc", key)
    with pytest.raises(AccessRefused):
        publish(enter("helpdesk"), "nameko-rpc", "reference.flag_unit")


@pytest.mark.parametrize("key", ["identity.*", "identity.log_in", "*.log_in", "#", "rpc.*"])
def test_nobody_listens_to_requests_that_are_for_others(enter: Enter, key: str) -> None:
    channel = enter("helpdesk")
    queue = answers_queue(channel)
    channel.queue_bind(queue, "nameko-rpc", queue)
    with pytest.raises(AccessRefused):
        channel.queue_bind(queue, "nameko-rpc", key)


def test_a_service_hears_the_events_that_it_subscribes_to_and_no_others(enter: Enter) -> None:
    channel = enter("reporting")
    channel.queue_bind("reporting.registration.registered.v1", "registration.events", "registered.v1")
    with pytest.raises(AccessRefused):
        channel.queue_bind("reporting.registration.registered.v1", "registration.events", "record-conflicted.v1")
    with pytest.raises(AccessRefused):
        enter("helpdesk").queue_bind(answers_queue(enter("helpdesk")), "registration.events", "registered.v1")


def test_the_gateway_asks_everybody_and_hears_nothing_but_answers(enter: Enter) -> None:
    channel = enter("gateway")
    queue = answers_queue(channel)
    channel.queue_bind(queue, "nameko-rpc", queue)
    publish(channel, "nameko-rpc", "verification.inbox")
    with pytest.raises(AccessRefused):
        enter("gateway").basic_get("rpc-identity")


def test_a_subscribing_system_reads_its_queue_and_does_nothing_else(enter: Enter, url: str) -> None:
    publish(enter("verification"), "epupns.public", DEMO)
    channel = enter(DEMO)
    channel.basic_ack(channel.basic_get(DEMO).delivery_tag)
    with pytest.raises(AccessRefused):
        publish(enter(DEMO), "epupns.public", DEMO)
    with pytest.raises(AccessRefused):
        enter(DEMO).queue_purge("rpc-identity")
    with pytest.raises(AccessRefused):
        answers_queue(enter(DEMO))


def test_a_wrong_password_is_nobodys(url: str) -> None:
    with pytest.raises(AccessRefused):
        open_connection(as_account(url, "helpdesk", "guess"))
