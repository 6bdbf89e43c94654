"""``python -m deploy.topology.accounts``: what each account may do on the broker, as JSON.

A service's are found where queues are found, in entrypoints and policy tables: its own queues, what it listens to and
publishes, and the methods that it may ask of others.  A subscribing system reads its queue.
"""
from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field

from kombu import Queue

from deploy.local.processes import ISSUERS, find
from deploy.topology.declared import SERVICES, queues_of
from deploy.topology.subscribers import ACCOUNTS
from services.chassis.queues import DEAD_LETTERS, RPC_EXCHANGE, dead_letter_queue, has_dead_letters
from services.contracts.policies import POLICIES
from services.contracts.policy import GATEWAY, Service
from services.contracts.verification.public import EXCHANGE

REPLIES = r"rpc\.reply-[0-9a-f-]{36}"
DEFAULT = "amq.default"  # how RabbitMQ calls the exchange that reaches every queue by its name
BESIDE_EVENTS = {"verification": (EXCHANGE, DEFAULT)}  # public events; messages to the next level's queue
NOTHING = "^$"


@dataclass(frozen=True)
class Topics:
    """Routing keys of one topic exchange, as regular expressions: to publish with, to bind with."""

    write: str = NOTHING
    read: str = NOTHING


@dataclass(frozen=True)
class Rights:
    """Names of queues and exchanges, as regular expressions: to declare, to write to, to read from."""

    configure: str
    write: str
    read: str
    topics: dict[str, Topics] = field(default_factory=dict)


def accounts() -> dict[str, Rights]:
    """Of each service, for all its processes, and of each subscribing system."""
    services = {name: _rights(name) for name in ISSUERS}
    return services | {name: Rights(NOTHING, NOTHING, f"^{_exactly([name])}$") for name in ACCOUNTS}


def _rights(account: str) -> Rights:
    own = _queues(account)
    names = [queue.name for queue in own]
    exchanges = sorted({RPC_EXCHANGE.name, *(queue.exchange.name for queue in own if queue.exchange.name)})
    events = [] if account == GATEWAY else [f"{account}.events"]
    written = [RPC_EXCHANGE.name, *events, *([DEAD_LETTERS.name] if own else []), *BESIDE_EVENTS.get(account, ())]
    return Rights(
        configure=_one_of(names + exchanges),
        write=_one_of(names + written),
        read=_one_of(names + exchanges),
        topics={RPC_EXCHANGE.name: _requests(account, own), **_events(events, own)},
    )


def _queues(account: str) -> list[Queue]:
    """With their dead-letter queues."""
    mine = [service for service in SERVICES if find(service.name).service == account]
    own = [queue for service in mine for queue in queues_of(service)]
    all_of_them = [*own, *(dead_letter_queue(queue.name) for queue in own if has_dead_letters(queue))]
    return list({queue.name: queue for queue in all_of_them}.values())  # all methods of a service share one


def _requests(account: str, own: Iterable[Queue]) -> Topics:
    """Asks what the tables let it ask, answers everybody, hears only its own requests and answers."""
    heard = [queue.routing_key for queue in own if queue.exchange.name == RPC_EXCHANGE.name]
    return Topics(_one_of(_may_ask(account)), _one_of(heard))


def _may_ask(account: str) -> list[str]:
    """The gateway asks on behalf of everybody."""
    return [
        f"{service}.{method}"
        for service, table in POLICIES.items()
        for method, line in table.items()
        if account == GATEWAY or Service(account) in line.who
    ]


def _events(written: Collection[str], own: Iterable[Queue]) -> dict[str, Topics]:
    """Publishes everything on its own exchange; hears what it subscribes to, of itself too."""
    topics: dict[str, list[str]] = {exchange: [] for exchange in written}
    for queue in own:
        if queue.exchange.type == "topic" and queue.exchange.name != RPC_EXCHANGE.name:
            topics.setdefault(queue.exchange.name, []).append(queue.routing_key)
    return {
        exchange: Topics(".*" if exchange in written else NOTHING, f"^({_exactly(keys)})$" if keys else NOTHING)
        for exchange, keys in topics.items()
    }


def _one_of(names: Iterable[str]) -> str:
    """These, and every queue for answers: they have random names, and belong to one connection."""
    return f"^({REPLIES}|{_exactly(names)})$" if names else f"^{REPLIES}$"


def _exactly(names: Iterable[str]) -> str:
    return "|".join(re.sub(r"([.*])", r"\\\1", name) for name in names)


if __name__ == "__main__":
    print(json.dumps({name: asdict(rights) for name, rights in accounts().items()}, indent=1))
